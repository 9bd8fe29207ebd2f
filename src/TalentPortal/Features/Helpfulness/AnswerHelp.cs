using System.Globalization;
using FluentValidation;
using MediatR;
using TalentPortal.Features.Corrections.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Security.Accounts;
using TalentPortal.Platform.Security.Vault;

namespace TalentPortal.Features.Helpfulness;

/// <summary>Says whether a page helped. Counted once a month for each place in the network and kind of browser; who says it again is thanked again, and nothing changes.</summary>
/// <param name="About">Address of the page, below tenant and language.</param>
[Anyone]
public sealed record AnswerHelp(string? About, bool Helped) : ISteppedCommand<AnswerHelpResult>;

public sealed record AnswerHelpResult(string Path);

internal sealed class AnswerHelpValidator : AbstractValidator<AnswerHelp>
{
    public AnswerHelpValidator() => RuleFor(x => x.About).IsPlainText(ContentPages.PathMax, "Help_Invalid");
}

internal sealed class AnswerHelpHandler(PortalDispatcher dispatcher, CurrentCall call, ContentPages pages, Attempts attempts, Visitor visitor, PortalVault vault, TimeProvider clock) : IRequestHandler<AnswerHelp, Outcome<AnswerHelpResult>>
{
    /// <summary>Answers from one place in the network: a library reads much, a program would answer more.</summary>
    internal static readonly AttemptLimit FromOnePlace = new("help-network", 100, TimeSpan.FromDays(1));

    /// <summary>
    /// Of one page from one place and kind of browser. What is counted by is a keyed hash that nobody turns back, which
    /// names the month as well: the same reader is another in the next one, and cannot be followed from page to page.
    /// </summary>
    internal static readonly AttemptLimit OncePerMonth = new("helpfulness", 1, TimeSpan.FromDays(31));

    public async Task<Outcome<AnswerHelpResult>> Handle(AnswerHelp request, CancellationToken ct)
    {
        if (!ViewHelpThanks.Asks(ContentPages.Tidy(request.About)) || await pages.Find(request.About, ct) is not { } page) return Outcome.NotFound;
        var network = await visitor.Network(ct);
        if (!(await attempts.Count(FromOnePlace, network, ct)).Allowed) return Outcome.Refused("AnswerHelp_TooMany");
        var month = page.Owner.DayAt(clock.GetUtcNow()).ToString("yyyy-MM", CultureInfo.InvariantCulture);
        var reader = await vault.SearchToken(KeyOwner.Platform, "helpfulness", string.Join('\n', network, visitor.Device, page.Owner.Id, page.Path, month), ct);
        if (!(await attempts.Count(OncePerMonth, reader, ct)).Allowed) return new AnswerHelpResult(page.Path);
        var outcome = await dispatcher.Send(new EnterHelp(page.Path, request.Helped), CallOrigin.System("helpfulness", page.Owner) with { Language = call.Language }, ct);
        return outcome.IsOk ? new AnswerHelpResult(page.Path) : outcome.Failure!;
    }
}
