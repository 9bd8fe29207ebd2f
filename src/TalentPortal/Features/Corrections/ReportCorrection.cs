using FluentValidation;
using MediatR;
using TalentPortal.Features.Corrections.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Security.Accounts;
using TalentPortal.Platform.Text;

namespace TalentPortal.Features.Corrections;

/// <summary>Tells whoever looks after a page that something on it is wrong. Needs no account and keeps none.</summary>
/// <param name="About">Address of the page, below tenant and language.</param>
/// <param name="Quote">The passage that is meant; may be left out.</param>
/// <param name="Email">Where the answer is sent; may be left out.</param>
/// <param name="Website">A field that people do not see: whoever fills it in is a program.</param>
[Anyone]
public sealed record ReportCorrection(string? About, FaultKind? Kind, string? Words, string? Quote, string? Email, string? Website = null) : ISteppedCommand<ReportCorrectionResult>;

/// <param name="Reference">Under which one looks up what came of it.</param>
public sealed record ReportCorrectionResult(string Reference);

internal sealed class ReportCorrectionValidator : AbstractValidator<ReportCorrection>
{
    public ReportCorrectionValidator()
    {
        RuleFor(r => r.About).IsPlainText(ContentPages.PathMax, "Correction_TooLong");
        RuleFor(r => r.Kind).NotNull().Says("ReportCorrection_KindMissing").IsInEnum().Says("ReportCorrection_KindMissing");
        RuleFor(r => r.Words).Must(words => Typed.Tidy(words) is not null).Says("ReportCorrection_WordsMissing").IsPlainText(Correction.WordsMax, "Correction_TooLong");
        RuleFor(r => r.Quote).IsPlainText(Correction.QuoteMax, "Correction_TooLong");
        RuleFor(r => r.Email).Must(email => Typed.Tidy(email) is null || EmailAddress.Read(email) is not null).Says("ReportCorrection_EmailWrong").IsPlainText(Correction.EmailMax, "Correction_TooLong");
        RuleFor(r => r.Website).IsPlainText(Correction.QuoteMax, "Correction_TooLong");
    }
}

internal sealed class ReportCorrectionHandler(PortalDispatcher dispatcher, CurrentCall call, ContentPages pages, Attempts attempts, Visitor visitor) : IRequestHandler<ReportCorrection, Outcome<ReportCorrectionResult>>
{
    /// <summary>Reports from one place in the network: enough for a careful reader, too few to bury the queue.</summary>
    internal static readonly AttemptLimit FromOnePlace = new("corrections", 10, TimeSpan.FromDays(1));

    public async Task<Outcome<ReportCorrectionResult>> Handle(ReportCorrection request, CancellationToken ct)
    {
        if (await pages.Find(request.About, ct) is not { } page) return Outcome.NotFound;
        if (Typed.Tidy(request.Website) is not null) return Outcome.Refused("ReportCorrection_Program");
        var network = await visitor.Network(ct);
        if (!(await attempts.Count(FromOnePlace, network, ct)).Allowed) return Outcome.Refused("ReportCorrection_TooMany");
        var outcome = await dispatcher.Send(new EnterCorrection(request with { About = page.Path }, network), CallOrigin.System("correction", page.Owner) with { Language = call.Language }, ct);
        return outcome.IsOk ? new ReportCorrectionResult(outcome.Value.Reference) : outcome.Failure!;
    }
}
