using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Leads.Domain;
using TalentPortal.Features.Prospects.Domain;
using TalentPortal.Features.Talents.Domain;
using TalentPortal.Platform.Auditing;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Retention;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Security.Vault;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Platform.Text;
using TalentPortal.Platform.Time;

namespace TalentPortal.Features.Prospects;

/// <summary>
/// Makes a lead of the person behind a mailed link, on whose behalf it runs, in one transaction: profile where there is
/// none, consent, grant, lead, and the entry forgets what it knew. Sent by <see cref="ConfirmByLink"/>, which has checked it.
/// </summary>
[SystemOnly]
public sealed record AdmitByLink(ConfirmByLink Answer) : ICommand<AdmitByLinkResult>;

public sealed record AdmitByLinkResult(Guid LeadId);

internal sealed class AdmitByLinkHandler(
    AppDb db, CurrentCall call, SealedProspect words, ProspectEnd end, SealedProfile profiles, SealedLead leads, PersonalDues dues, Audit audit, TimeProvider clock) : IRequestHandler<AdmitByLink, Outcome<AdmitByLinkResult>>
{
    public async Task<Outcome<AdmitByLinkResult>> Handle(AdmitByLink request, CancellationToken ct)
    {
        var answer = request.Answer;
        if (call.Tenant is not { } tenant || call.UserId is not { } talent || string.IsNullOrEmpty(answer.Token)) return Outcome.NotFound;
        var (hash, now) = (Prospect.HashOf(answer.Token), clock.GetUtcNow());
        var prospect = await db.Prospects.AtTenantOf(call).SingleOrDefaultAsync(p => p.LinkHash == hash, ct);
        if (prospect is null || prospect.ForgetAt <= now || await words.Open(prospect, ct) is not { } facts) return Outcome.NotFound;
        // Whoever confirms in two windows at once waits here.
        await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtextextended({"confirm:" + talent.ToString("N")}, 0))", ct);
        var open = await db.Leads.Where(l => l.TenantId == tenant.Id && l.TalentUserId == talent && l.ClosedAt == null).Select(l => (Guid?)l.Id).SingleOrDefaultAsync(ct);
        if (open is null && await WithoutProfile(talent, answer, facts, now, ct) is { } missing) return missing;

        var lead = open ?? await NewLead(tenant, talent, prospect, facts, answer, now, ct);
        if (!prospect.Confirm(lead, now)) return Outcome.NotFound;
        await end.Forget(prospect, ProspectEntryKind.Confirmed, null, now, ct);
        audit.Write("prospects.confirm", prospect.Id);
        return new AdmitByLinkResult(lead);
    }

    /// <summary>Begins the profile with what the person has just read about themselves, where they have none; says what they have not agreed to.</summary>
    private async Task<Failure?> WithoutProfile(Guid talent, ConfirmByLink answer, ProspectFacts facts, DateTimeOffset now, CancellationToken ct)
    {
        await dues.Note(talent, now.AddYears(Consent.KeptYears), ct);
        if (await db.TalentProfiles.AnyAsync(p => p.UserId == talent, ct)) return null;
        if (!answer.Keeps || string.IsNullOrWhiteSpace(answer.KeepWords)) return Outcome.Invalid(nameof(answer.Keeps), "ConfirmByLink_KeepMissing");
        var profile = TalentProfile.Start(talent, now);
        await profiles.Seal(profile, new(facts.Name, facts.Email, facts.Phone, null), ct);
        profile.Describe(answer.CountryCode, null, null, facts.FieldCode, null, null, now);
        db.TalentProfiles.Add(profile);
        db.Consents.Add(Consent.Give(talent, ConsentKind.KeepProfile, call.TenantId, null, null, null, ConsentText.Shown(answer.KeepWords), call.Language, now));
        return null;
    }

    private async Task<Guid> NewLead(TenantRef tenant, Guid talent, Prospect prospect, ProspectFacts facts, ConfirmByLink answer, DateTimeOffset now, CancellationToken ct)
    {
        var id = Guid.CreateVersion7(now);
        var wish = Typed.Tidy(answer.Wish) is { } said ? await leads.SealWish(talent, id, said, ct) : default;
        var lead = Lead.Brought(
            id, tenant.Id, talent, Enum.Parse<LeadSource>(facts.Source.ToString()), answer.TalkIn, answer.CountryCode!, answer.TimeZone!, wish, now,
            WorkingCalendar.ForZone(tenant.TimeZone).AddWorkingTime(now, 1).Value, facts.FieldCode);
        // Whoever entered the person answers for them, while they work here and are no partner; else the lead waits for anybody.
        var staff = prospect.ByPartner ? null : await db.Set<StaffMembership>().AtTenantOf(call).SingleOrDefaultAsync(m => m.UserId == prospect.EnteredBy && m.EndedAt == null, ct);
        if (staff is { AnswersLeads: true }) lead.TakeBy(staff.UserId, staff.DisplayName, now);
        else lead.Wait();
        db.Leads.Add(lead);
        db.Consents.Add(Consent.ToAdvice(talent, tenant.Id, id, ConsentText.Shown(answer.ConsentWords!), call.Language, now));
        db.Grants.Add(Grant.Give(talent, tenant.Id, null, GrantScope.Profile, null, Lead.Purpose, id, now, now + Lead.OpenAtMost));
        return id;
    }
}
