using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Cards.Domain;
using TalentPortal.Features.Talents.Domain;
using TalentPortal.Platform.Mail;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Retention;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Cards;

/// <summary>
/// The person answers an employer: discloses their name and what they choose beside it until a day, or says no, which tells the
/// employer nothing else. What is disclosed is a copy of that day, part by part, each with a grant of its own.
/// </summary>
/// <param name="Until">The last day on which the employer can open it, by the clock of the organisation.</param>
/// <param name="ConsentWords">The sentence above the choice, as it was shown.</param>
[SignedIn]
public sealed record AnswerContact(Guid Id, bool Accept, IReadOnlyList<ContactPart>? Parts, DateOnly? Until, string? ConsentWords) : ICommand<Done>;

internal sealed class AnswerContactValidator : AbstractValidator<AnswerContact>
{
    public AnswerContactValidator()
    {
        RuleForEach(x => x.Parts).IsInEnum().Says("AnswerContact_Unknown");
        RuleFor(x => x.Until).NotNull().When(x => x.Accept).Says("AnswerContact_UntilMissing");
        RuleFor(x => x.ConsentWords).NotEmpty().When(x => x.Accept).Says("AnswerContact_Unknown").IsPlainText(Consent.WordsMax, "AnswerContact_Unknown");
    }
}

internal sealed class AnswerContactHandler(AppDb db, CurrentCall call, TenantDirectory tenants, SealedContact words, PersonalDues dues, MailQueue mails, TimeProvider clock) : IRequestHandler<AnswerContact, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(AnswerContact request, CancellationToken ct)
    {
        var (user, now) = (call.RequiredUserId, clock.GetUtcNow());
        await db.LockCards(user, ct);
        var asked = await db.ContactRequests.SingleOrDefaultAsync(r => r.Id == request.Id && r.TalentUserId == user, ct);
        if (asked is null || await tenants.ById(asked.TenantId, ct) is not { } tenant) return Outcome.NotFound;
        if (request.Accept)
        {
            var today = tenant.DayAt(now);
            if (request.Until < today || request.Until > today.AddDays(ContactRequest.OpenDaysMost)) return Outcome.Invalid(nameof(request.Until), new TextKey("AnswerContact_UntilUnfit", ContactRequest.OpenDaysMost));
            if (await words.Own(user, ct) is not { } facts) return Outcome.Refused("SaveCard_ProfileFirst");
            if (!asked.Accept(request.Parts ?? [], now)) return Outcome.Refused("AnswerContact_Over");
            var until = tenant.EndOf(request.Until!.Value);
            await dues.Note(user, until, ct);
            foreach (var part in asked.Parts)
            {
                var disclosed = await words.Disclose(user, asked.Id, part, facts, until, ct);
                db.ContactDisclosures.Add(disclosed);
                db.Grants.Add(Grant.Give(user, asked.TenantId, asked.EmployerId, GrantScope.Contact, disclosed.Id, ContactRequest.Purpose, asked.Id, now, until));
            }

            db.Consents.Add(Consent.ToContact(user, asked.TenantId, asked.EmployerId!.Value, asked.EmployerName, asked.Id, ConsentText.Shown(request.ConsentWords!), call.Language, now));
        }
        else
        {
            // An answer that disclosed something can be taken back; the employer reads "declined" in both cases. Of what is taken
            // back it gets no mail, because it gets none either where a block or a withdrawn consent did it.
            var wasOpen = asked.State == ContactState.Accepted;
            if (!asked.Decline(now)) return Outcome.Refused("AnswerContact_Over");
            await db.CloseDisclosed(user, asked.Id, now, ct);
            if (wasOpen) return Done.Value;
        }

        await mails.ToUser(asked.AskedBy, MailTemplates.ContactAnswered, null, new Dictionary<string, string> { [MailTemplates.Path] = "employer/talents/requests" }, ct);
        return Done.Value;
    }
}
