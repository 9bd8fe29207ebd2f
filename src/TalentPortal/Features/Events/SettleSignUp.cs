using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Events.Domain;
using TalentPortal.Features.Prospects.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Security.Accounts;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Platform.Text;

namespace TalentPortal.Features.Events;

/// <summary>
/// Confirms the sign-up behind a mailed link, or takes it back. Only a confirmed one takes a place; only whoever also let a
/// consultant get in touch becomes a prospect, of whoever answers for the event. Sent by <see cref="AnswerSignUp"/>.
/// </summary>
[SystemOnly]
public sealed record SettleSignUp(string? Token, bool Comes) : ICommand<Done>;

internal sealed class SettleSignUpValidator : AbstractValidator<SettleSignUp>
{
    public SettleSignUpValidator() => RuleFor(x => x.Token).IsPlainText(AccountRules.CodeMax, "SignUp_Lapsed");
}

internal sealed class SettleSignUpHandler(AppDb db, CurrentCall call, SealedSignUp words, EventPlaces places, SealedProspect prospects, ProspectIndex index, TimeProvider clock) : IRequestHandler<SettleSignUp, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(SettleSignUp request, CancellationToken ct)
    {
        if (call.Tenant is null || string.IsNullOrEmpty(request.Token)) return Outcome.NotFound;
        var (hash, now) = (EventSignUp.HashOf(request.Token), clock.GetUtcNow());
        if (await db.EventSignUps.AsNoTracking().AtTenantOf(call).Where(s => s.LinkHash == hash).Select(s => (Guid?)s.EventId).SingleOrDefaultAsync(ct) is not { } eventId) return Outcome.NotFound;
        await places.Hold(eventId, ct);
        if (await db.EventSignUps.AtTenantOf(call).SingleOrDefaultAsync(s => s.LinkHash == hash, ct) is not { } signUp || await words.Open(signUp, ct) is not { } open) return Outcome.NotFound;
        var one = await db.OutreachEvents.AsNoTracking().AtTenantOf(call).SingleAsync(e => e.Id == eventId, ct);
        if (!request.Comes)
        {
            var hadPlace = signUp.State == SignUpState.Confirmed;
            db.EventSignUps.Remove(signUp);
            if (hadPlace && one.State == EventState.Open && one.OverAt > now) await places.MoveUp(one, signUp.Id, ct);
            return Done.Value;
        }

        if (signUp.Counts) return Done.Value;
        if (one.State != EventState.Open || one.OverAt <= now) return Outcome.Refused("SignUp_Closed");
        signUp.Confirm(await places.Free(one, signUp.Id, ct) is not { } free || free > 0, now);
        if (signUp.MayContact) await Enter(one, signUp, open, now, ct);
        return Done.Value;
    }

    /// <summary>A prospect by the person's own consent. Whoever is not to be contacted, or is known already, is not entered again.</summary>
    private async Task Enter(OutreachEvent one, EventSignUp signUp, SignUpWords open, DateTimeOffset now, CancellationToken ct)
    {
        var han = open.Name.Any(c => c is >= '\u4e00' and <= '\u9fff');
        var title = one.Title.In(open.MailIn);
        var facts = new ProspectFacts(
            han ? open.Name : null, han ? null : open.Name, open.Email, null, null, signUp.CountryCode, open.FieldCode, [], open.MailIn, ProspectSource.Event, title, LawfulBasis.Consent, open.ConsentWords ?? title,
            ContactPermission.Given, call.RequiredTenant.DayAt(now), open.ConsentWords ?? title);
        if ((await index.Blocks(open.Email, null, null, ct)).Count > 0 || (await index.Matches(facts, null, ct)).Any(match => match.IsSure)) return;
        var prospect = Prospect.Enter(Guid.CreateVersion7(now), one.TenantId, one.OwnerUserId, one.OwnerName, false, now);
        prospect.Describe(facts, await prospects.Seal(one.TenantId, prospect.Id, facts, ct), now);
        db.Prospects.Add(prospect);
        await index.Write(prospect, facts, now, ct);
        db.ProspectEntries.Add(ProspectEntry.Of(prospect, ProspectEntryKind.Entered, one.OwnerName, now));
    }
}
