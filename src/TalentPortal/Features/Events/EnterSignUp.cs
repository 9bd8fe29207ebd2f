using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Events.Domain;
using TalentPortal.Platform.Mail;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Security.Accounts;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Platform.Text;

namespace TalentPortal.Features.Events;

/// <summary>Writes a sign-up down and sends the link; whoever signed up before gets theirs again. Sent by <see cref="SignUpForEvent"/>, which has checked it.</summary>
/// <param name="MayWrite">Whether one more mail may go to that address.</param>
[SystemOnly]
public sealed record EnterSignUp(SignUpForEvent Form, bool MayWrite) : ICommand<Done>;

internal sealed class EnterSignUpHandler(AppDb db, CurrentCall call, SealedSignUp words, EventMails mails, TimeProvider clock) : IRequestHandler<EnterSignUp, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(EnterSignUp request, CancellationToken ct)
    {
        var (form, now) = (request.Form, clock.GetUtcNow());
        if (call.Tenant is not { } tenant || EmailAddress.Read(form?.Email) is not { } email) return Outcome.NotFound;
        if (await db.OutreachEvents.AsNoTracking().AtTenantOf(call).SingleOrDefaultAsync(e => e.Id == form!.EventId && e.IsPublic, ct) is not { } one) return Outcome.NotFound;
        if (!one.IsOpenAt(now)) return Outcome.Refused("SignUp_Closed");
        var token = await words.MailTokenOf(tenant.Id, one.Id, email.Key, ct);
        if (await db.EventSignUps.AtTenantOf(call).SingleOrDefaultAsync(s => s.EventId == one.Id && s.MailToken == token, ct) is { } known)
        {
            // What was confirmed is not changed by whoever types the same address.
            if (request.MayWrite && await words.Open(known, ct) is { } before) await mails.Send(known, before, MailTemplates.EventSignUp, ct);
            return Done.Value;
        }

        if (!request.MayWrite) return Done.Value;
        var id = Guid.CreateVersion7(now);
        var written = new SignUpWords(Typed.Tidy(form!.Name)!, email.Value, Typed.Tidy(form.FieldCode), Typed.Tidy(form.Question), form.TalkIn, form.MayContact ? form.ConsentWords : null);
        var signUp = EventSignUp.Ask(id, one, await words.Seal(tenant.Id, id, written, ct), form.CountryCode!, form.MayContact, token, EventSignUp.HashOf(await words.LinkOf(tenant.Id, id, ct)), now);
        db.EventSignUps.Add(signUp);
        await mails.Send(signUp, written, MailTemplates.EventSignUp, ct);
        return Done.Value;
    }
}
