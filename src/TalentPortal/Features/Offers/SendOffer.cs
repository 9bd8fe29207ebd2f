using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Applications.Domain;
using TalentPortal.Features.Offers.Domain;
using TalentPortal.Platform.Auditing;
using TalentPortal.Platform.Drafts;
using TalentPortal.Platform.Mail;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Text;

namespace TalentPortal.Features.Offers;

/// <summary>The employer sends an offer for an application, or a version that takes the place of the last one.</summary>
/// <param name="Id">Of the application.</param>
/// <param name="Lines">One of a kind at most; an unfit one is reported as <c>Lines.KIND.FIELD</c>.</param>
/// <param name="IsComplete">The employer says that nothing else is offered; not without a figure for the pay.</param>
/// <param name="ExpiresOn">The last day for the answer, at the tenant.</param>
/// <param name="Seen">The number of the version that was looked at, 0 for none; another one is a conflict.</param>
[Requires(OffersPermissions.Make)]
public sealed record SendOffer(Guid Id, IReadOnlyList<TypedLine> Lines, bool IsComplete, string? Note, DateOnly? ExpiresOn, int Seen) : ICommand<SendOfferResult>;

public sealed record SendOfferResult(Guid Id, int Number);

internal sealed class SendOfferValidator : AbstractValidator<SendOffer>
{
    /// <summary>Far more than any field of a line takes: what is longer is no attempt to fill the form.</summary>
    private const int FieldMax = 4000;

    public SendOfferValidator()
    {
        RuleFor(x => x.Lines).Must(lines => lines is not null && lines.All(line => Enum.IsDefined(line.Kind)) && lines.DistinctBy(line => line.Kind).Count() == lines.Count).Says("SendOffer_LinesUnfit");
        RuleFor(x => x.Lines).Must(lines => lines is null || lines.All(IsStorable)).Says("SendOffer_LinesUnfit");
        RuleFor(x => x.Note).IsPlainText(OfferSheet.NoteMax, "SendOffer_TooLong");
        RuleFor(x => x.ExpiresOn).NotNull().Says("SendOffer_ExpiresMissing", Offer.DaysMost);
        RuleFor(x => x.Seen).GreaterThanOrEqualTo(0).Says("SendOffer_LinesUnfit");
    }

    private static bool IsStorable(TypedLine line) =>
        new[] { line.Amount, line.Currency, line.Period, line.Count, line.Form, line.Day, line.Words, line.Assurance, line.Source, line.SourceOn }.All(text => text is null || (text.Length <= FieldMax && PlainText.IsStorable(text)));
}

internal sealed class SendOfferHandler(AppDb db, CurrentCall call, ApplicationCourse applications, SealedOffer words, OfferCourse course, Audit audit, Drafts drafts, TimeProvider clock) : IRequestHandler<SendOffer, Outcome<SendOfferResult>>
{
    public async Task<Outcome<SendOfferResult>> Handle(SendOffer request, CancellationToken ct)
    {
        await db.LockOffer(request.Id, ct);
        if (call.Tenant is not { } tenant || await db.JobApplications.OfEmployerOf(call).SingleOrDefaultAsync(a => a.Id == request.Id, ct) is not { TalentUserId: { } talent } application) return Outcome.NotFound;
        if (application.IsUnnamed) return Outcome.Refused("SendOffer_NotNamed");
        if (!await db.IsEmployerAdmitted(call, ct)) return Outcome.Refused("SendOffer_NotAdmitted");
        var offer = await db.Offers.OfEmployerOf(call).SingleOrDefaultAsync(o => o.ApplicationId == application.Id, ct);
        if ((offer?.Number ?? 0) != request.Seen) return Outcome.Conflict;
        if (application.State is not (ApplicationState.Interview or ApplicationState.Offered)) return Outcome.Refused("SendOffer_NotFromHere");

        var now = clock.GetUtcNow();
        var today = tenant.DayAt(now);
        var (lines, wrong) = TypedLine.Read(request.Lines, today);
        if (wrong.Count > 0) return Outcome.Invalid(wrong);
        if (lines.Count == 0) return Outcome.Refused("SendOffer_Empty");
        var sheet = new OfferSheet(request.IsComplete, Typed.Tidy(request.Note), lines);
        if (sheet is { IsComplete: true, HasPayFigure: false }) return Outcome.Invalid(nameof(SendOffer.IsComplete), "SendOffer_NoPay");
        if (request.ExpiresOn is not { } last || last < today || last > today.AddDays(Offer.DaysMost)) return Outcome.Invalid(nameof(SendOffer.ExpiresOn), new TextKey("SendOffer_ExpiresMissing", Offer.DaysMost));

        if (offer is null) db.Offers.Add(offer = Offer.For(Guid.CreateVersion7(now), application));
        if (offer.Send(last, tenant.EndOf(last), now) is { } why) return Outcome.Refused(why);
        var version = Guid.CreateVersion7(now);
        db.OfferVersions.Add(OfferVersion.Of(version, offer, await words.SealTerms(talent, version, sheet, ct), call.Rights.Name ?? ""));
        if (application.State == ApplicationState.Interview)
        {
            if (application.MoveTo(ApplicationState.Offered, now) is { } cannot) return Outcome.Refused(cannot);
            await applications.Add(application, null, ct);
        }

        await drafts.Discard(Offer.DraftForm, application.Id.ToString(), ct);
        await course.ToTalent(offer, MailTemplates.OfferSent, ct);
        audit.Write("offers.send", offer.Id);
        return new SendOfferResult(offer.Id, offer.Number);
    }
}
