using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Features.Talents.Domain;
using TalentPortal.Platform.Auditing;
using TalentPortal.Platform.Mail;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Transfers.Domain;

/// <summary>Moves transfers on with all that hangs on them: the letter, consents and grants, the case's timeline, and whoever has to know.</summary>
public sealed class TransferCourse(AppDb db, CurrentCall call, TenantDirectory tenants, CaseTimeline timeline, MailQueue mails, Audit audit, TimeProvider clock)
{
    /// <summary>Ends one that nobody answered, on behalf of the talent: by themselves, or by the system. Returns why not, or null.</summary>
    public async Task<TextKey?> End(Transfer transfer, TalentCase one, TransferState to, CancellationToken ct)
    {
        if (transfer.End(to, clock.GetUtcNow()) is { } why) return why;
        await Close(transfer, ct);
        audit.Write("transfers.end", transfer.Id, to.ToString());
        // Consents are withdrawn at any site; only at its own one may the person write into the case.
        if (one.IsOpen && call.TenantId == one.TenantId) await Note(transfer, one, to, ct);
        return null;
    }

    /// <summary>What was opened goes: letter, grants and consents, those to be advised there as well where nothing came of it. On behalf of the talent, whose rows they are.</summary>
    public async Task Close(Transfer transfer, CancellationToken ct)
    {
        var (talent, now) = (transfer.TalentUserId!.Value, clock.GetUtcNow());
        var lead = transfer.State == TransferState.Accepted ? null : transfer.NewLeadId;
        await db.TransferLetters.Where(l => l.UserId == talent && l.Id == transfer.Id).ExecuteDeleteAsync(ct);
        foreach (var grant in await db.Grants.Where(g => g.UserId == talent && g.SubjectId == transfer.Id).ToListAsync(ct)) grant.Withdraw(now);
        foreach (var consent in await db.Consents.Where(c => c.UserId == talent && (c.TransferId == transfer.Id || (lead != null && c.LeadId == lead))).ToListAsync(ct)) consent.Withdraw(now);
    }

    /// <summary>An entry that staff and talent read: where to, and what became of it.</summary>
    public async Task Note(Transfer transfer, TalentCase one, TransferState to, CancellationToken ct) =>
        await timeline.Add(one, CaseEntryKind.Transfer, await NameOf(transfer.ReceiverId, one.Language, ct), to.ToString(), null, ct);

    public async Task<string> NameOf(Guid tenant, Language language, CancellationToken ct) => (await tenants.ByIdAfresh(tenant, ct))?.Name.In(language) ?? "";

    public async Task ToOwner(TalentCase one, string template, CancellationToken ct)
    {
        foreach (var staff in one.WorkersAt(clock.GetUtcNow())) await mails.ToUser(staff, template, null, PathTo($"{OfCase(one.Tier)}/{one.Id}"), ct);
    }

    public async Task ToTalent(Transfer transfer, string template, CancellationToken ct) => await mails.ToUser(transfer.TalentUserId!.Value, template, null, PathTo($"me/transfers/{transfer.CaseId}"), ct);

    /// <summary>To those of the tenant at hand with one of these roles.</summary>
    public async Task ToStaff(IReadOnlyCollection<PortalRole> roles, string template, string path, CancellationToken ct)
    {
        var staff = await db.Set<StaffMembership>().AsNoTracking().AtTenantOf(call).Where(m => m.EndedAt == null).ToListAsync(ct);
        foreach (var member in staff.Where(m => m.Roles.Any(roles.Contains))) await mails.ToUser(member.UserId, template, null, PathTo(path), ct);
    }

    /// <summary>Address of a tier's list of what is offered to it.</summary>
    public static string AddressOf(CaseTier tier) => tier.Workspace().ToString().ToLowerInvariant() + "/transfers";

    /// <summary>Address under which the transfers of one case stand.</summary>
    public static string OfCase(CaseTier tier) => AddressOf(tier) + "/of";

    /// <summary>Whoever acts in one organisation for what belongs to the person and to the other: the system, by requests that only it may send.</summary>
    public static CallOrigin AsSystem(CurrentCall call, TenantRef tenant, Guid talent) => CallOrigin.System("transfers", tenant, talent) with { Language = call.Language };

    private static Dictionary<string, string> PathTo(string path) => new(StringComparer.Ordinal) { [MailTemplates.Path] = path };
}
