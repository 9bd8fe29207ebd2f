using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Features.CampusHelp.Domain;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.CampusHelp;

/// <summary>The calls for help that the caller answers: open ones first, then what was closed lately. Without their words.</summary>
[Requires(CampusHelpPermissions.Answer)]
public sealed record BrowseHelp : IQuery<BrowseHelpResult>;

/// <param name="Topic">What a page that shows it follows to stay up to date.</param>
public sealed record BrowseHelpResult(IReadOnlyList<BrowseHelpResult.Item> Items, Guid Topic)
{
    /// <summary>More do not stand in one list.</summary>
    public const int Most = 100;

    /// <summary>Days for which a closed one is listed.</summary>
    public const int ClosedDays = 30;

    public sealed record Item(Guid Id, string Reference, HelpKind Kind, string StudentName, DateTimeOffset AskedAt, HelpState State, string? AnsweredByName);
}

internal sealed class BrowseHelpHandler(CurrentCall call, CaseDesk desk, HelpDesk help, TimeProvider clock) : IRequestHandler<BrowseHelp, Outcome<BrowseHelpResult>>
{
    public async Task<Outcome<BrowseHelpResult>> Handle(BrowseHelp request, CancellationToken ct)
    {
        if (call.Tenant is null) return Outcome.NotFound;
        var since = clock.GetUtcNow().AddDays(-BrowseHelpResult.ClosedDays);
        var found = await (await help.Mine(ct)).AsNoTracking().Where(c => c.ClosedAt == null || c.ClosedAt > since)
            .OrderBy(c => c.ClosedAt != null).ThenBy(c => c.ClosedAt == null ? c.AskedAt : (DateTimeOffset?)null).ThenByDescending(c => c.ClosedAt).ThenBy(c => c.Id).Take(BrowseHelpResult.Most).ToListAsync(ct);
        return new BrowseHelpResult([.. found.Select(c => new BrowseHelpResult.Item(c.Id, TalentCase.ReferenceOf(c.CaseId), c.Kind, c.ConsultantName, c.AskedAt, c.State, c.AnsweredByName))], desk.Me);
    }
}
