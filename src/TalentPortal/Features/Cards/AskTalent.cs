using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Cards.Domain;
using TalentPortal.Features.Employers.Domain;
using TalentPortal.Platform.Mail;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Security.Accounts;
using TalentPortal.Platform.Text;

namespace TalentPortal.Features.Cards;

/// <summary>An employer asks the person behind a card for contact, for one position. They get a mail without content, and answer or do not.</summary>
/// <remarks>Sent twice it asks once, as a card is asked only once by one employer.</remarks>
[Requires(CardsPermissions.Ask)]
public sealed record AskTalent(Guid Reference, string? Position, string? Message) : ISteppedCommand<AskTalentResult>
{
    /// <summary>Requests that one employer can send, whoever of its members does.</summary>
    public static AttemptLimit PerEmployer { get; } = new("card-ask", 20, TimeSpan.FromDays(1));
}

/// <param name="AnswerBy">Until when the person can answer.</param>
public sealed record AskTalentResult(DateTimeOffset AnswerBy);

internal sealed class AskTalentValidator : AbstractValidator<AskTalent>
{
    public AskTalentValidator()
    {
        RuleFor(x => x.Position).NotEmpty().Says("AskTalent_PositionMissing").IsPlainText(ContactRequest.PositionMax, "AskTalent_TooLong");
        RuleFor(x => x.Message).NotEmpty().Says("AskTalent_MessageMissing").IsPlainText(ContactRequest.MessageMax, "AskTalent_TooLong");
        RuleFor(x => x.Position).CrossesNoRedLine();
        RuleFor(x => x.Message).CrossesNoRedLine();
    }
}

internal sealed class AskTalentHandler(
    AppDb db, CurrentCall call, Steps steps, CardReferences references, SealedContact words, Attempts attempts, MailQueue mails, TimeProvider clock) : IRequestHandler<AskTalent, Outcome<AskTalentResult>>
{
    public async Task<Outcome<AskTalentResult>> Handle(AskTalent request, CancellationToken ct)
    {
        if (call.Tenant is null || call.EmployerId is not { } employer || !await db.MayHire(employer, ct)) return Outcome.NotFound;
        var face = await references.Read(call, request.Reference, ct);
        if (await Card(face, ct) is not { } card) return Outcome.NotFound;
        var now = clock.GetUtcNow();
        // An employer that asked lately asks a person who has answered, or has not, no second time.
        if (await Earlier(employer, face, now, ct)) return Outcome.Refused("AskTalent_Already");
        if (!(await attempts.Count(AskTalent.PerEmployer, employer.ToString("N"), ct)).Allowed) return Outcome.Refused(new TextKey("AskTalent_TooOften", AskTalent.PerEmployer.Max));
        var answerBy = await steps.Commit(() => Ask(card, employer, request, now, ct), ct);
        return answerBy is { } until ? new AskTalentResult(until) : Outcome.Refused("AskTalent_Already");
    }

    private Task<TalentCard?> Card(Guid face, CancellationToken ct) => db.CardsShown(call).SingleOrDefaultAsync(c => c.FaceId == face, ct);

    private Task<bool> Earlier(Guid employer, Guid face, DateTimeOffset now, CancellationToken ct)
    {
        var since = now.AddDays(-ContactRequest.RestDays);
        return db.ContactRequests.AnyAsync(r => r.EmployerId == employer && r.FaceId == face && r.AskedAt > since, ct);
    }

    private async Task<DateTimeOffset?> Ask(TalentCard card, Guid employer, AskTalent request, DateTimeOffset now, CancellationToken ct)
    {
        await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtextextended({$"ask:{employer:N}:{card.FaceId:N}"}, 0))", ct);
        if (await Earlier(employer, card.FaceId, now, ct) || await Card(card.FaceId, ct) is null) return null;
        var id = Guid.CreateVersion7(now);
        var name = await db.Employers.Where(e => e.Id == employer).Select(e => e.Name).SingleAsync(ct);
        var asked = ContactRequest.Ask(
            id, card, employer, name, call.RequiredUserId, await words.Seal(card.UserId, id, "position", request.Position!.Trim(), ct), await words.Seal(card.UserId, id, "message", request.Message!.Trim(), ct), now);
        db.ContactRequests.Add(asked);
        await mails.ToUser(card.UserId, MailTemplates.ContactAsked, null, new Dictionary<string, string> { [MailTemplates.Path] = "me/requests" }, ct);
        return asked.AnswerBy;
    }
}
