using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Features.Talents.Domain;
using TalentPortal.Platform.Auditing;
using TalentPortal.Platform.Mail;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Referrals.Domain;

/// <summary>Moves referrals on with all that hangs on them: the letter, consent and grant, the case's timeline, and whoever has to know.</summary>
public sealed class ReferralCourse(AppDb db, CurrentCall call, SealedReferral words, CaseTimeline timeline, MailQueue mails, Audit audit, TimeProvider clock)
{
    /// <summary>
    /// Moves it, on behalf of the talent (by themselves, or by the system): closes what it opened where it ends. Returns why not, or null.
    /// </summary>
    /// <param name="byReceiver">The receiver says so: whoever answers for the case and the talent are told.</param>
    public async Task<TextKey?> Move(Referral referral, TalentCase one, ReferralState to, string? note, bool byReceiver, CancellationToken ct)
    {
        var (now, wasOut) = (clock.GetUtcNow(), referral.IsOut);
        var link = to == ReferralState.Accepted && referral.ReceiverEmployerId is null ? SealedReferral.HashOf(await words.LinkOf(referral, true, ct)) : null;
        if (referral.Move(to, await words.SealNote(referral, note, ct), link, now) is { } why) return why;
        if (referral.IsOpen) (await db.ReferralLetters.SingleOrDefaultAsync(l => l.TenantId == referral.TenantId && l.Id == referral.Id, ct))?.Accepted();
        else await Close(referral, now, ct);
        if (one.IsOpen) await Note(referral, one, to, ct);
        audit.Write("referrals.move", referral.Id, to.ToString());
        // Who did it knows.
        if (call.Side != CallSide.Party) await mails.ToUser(referral.TalentUserId!.Value, MailTemplates.ReferralAnswered, null, PathTo($"me/referrals/{one.Id}"), ct);
        if (call.Side == CallSide.Party || byReceiver) await ToOwner(one, MailTemplates.ReferralMoved, ct);
        if (byReceiver && to == ReferralState.Accepted) await ToReceiver(referral, MailTemplates.ReferralOutcome, ct);
        if (!byReceiver && wasOut) await ToReceiver(referral, MailTemplates.ReferralWithdrawn, ct);
        return null;
    }

    /// <summary>Ends it without a word in the timeline: with its case, which says so itself, or from the site of another organisation.</summary>
    public async Task End(Referral referral, CancellationToken ct)
    {
        var (now, wasOut) = (clock.GetUtcNow(), referral.IsOut);
        if (referral.Move(ReferralState.Withdrawn, default, null, now) is not null) return;
        await Close(referral, now, ct);
        if (wasOut) await ToReceiver(referral, MailTemplates.ReferralWithdrawn, ct);
    }

    /// <summary>An entry that staff and talent read: to whom, and what became of it.</summary>
    public Task Note(Referral referral, TalentCase one, ReferralState to, CancellationToken ct) =>
        timeline.Add(one, CaseEntryKind.Referral, referral.ReceiverName.In(one.Language), to.ToString(), null, ct);

    public async Task ToOwner(TalentCase one, string template, CancellationToken ct)
    {
        foreach (var staff in one.WorkersAt(clock.GetUtcNow())) await mails.ToUser(staff, template, null, PathTo($"{AddressOf(one.Tier)}/{one.Id}"), ct);
    }

    /// <summary>Writes to the receiver: to a member of the employer for each, or to the address with a link where there is something left to say.</summary>
    public async Task ToReceiver(Referral referral, string template, CancellationToken ct)
    {
        if (referral.ReceiverEmployerId is { } employer)
        {
            var path = referral.IsOpen ? $"employer/referrals/{referral.Id}" : "employer/referrals";
            foreach (var member in await db.Set<EmployerMembership>().WhoHire().Where(m => m.EmployerId == employer).Select(m => m.UserId).ToListAsync(ct)) await mails.ToUser(member, template, null, PathTo(path), ct);
        }
        else if (await words.OpenContact(referral, ct) is { } contact)
        {
            var path = referral.IsOpen ? $"referrals/answer?token={await words.LinkOf(referral, referral.State == ReferralState.Accepted, ct)}" : "referrals/answer";
            await mails.ToAddress(contact.Email, template, contact.MailIn, PathTo(path), referral.TenantId, ct);
        }
    }

    public static string AddressOf(CaseTier tier) => tier.Workspace().ToString().ToLowerInvariant() + "/referrals";

    /// <summary>The letter goes in any case; consent and grant are the person's, and close where the request is on their behalf.</summary>
    private async Task Close(Referral referral, DateTimeOffset now, CancellationToken ct)
    {
        // At once, and by its policy alone: the person may be at the site of another organisation.
        await db.ReferralLetters.Where(l => l.TenantId == referral.TenantId && l.Id == referral.Id).ExecuteDeleteAsync(ct);
        var talent = referral.TalentUserId!.Value;
        if (call.UserId != talent) return;
        foreach (var grant in await db.Grants.Where(g => g.UserId == talent && g.SubjectId == referral.Id && g.WithdrawnAt == null).ToListAsync(ct)) grant.Withdraw(now);
        foreach (var consent in await db.Consents.Where(c => c.UserId == talent && c.ReferralId == referral.Id && c.WithdrawnAt == null).ToListAsync(ct)) consent.Withdraw(now);
    }

    private static Dictionary<string, string> PathTo(string path) => new(StringComparer.Ordinal) { [MailTemplates.Path] = path };
}
