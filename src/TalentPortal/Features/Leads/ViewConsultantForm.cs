using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Leads.Domain;
using TalentPortal.Features.Talents.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Leads;

/// <summary>What a person has to see before asking for a consultant: which organisation, what it will read, and what they asked before.</summary>
[SignedIn]
public sealed record ViewConsultantForm : IQuery<ViewConsultantFormResult>;

/// <param name="Tenant">Whom one asks here; null on the national site, where one chooses first.</param>
/// <param name="Tenants">All that can be asked.</param>
/// <param name="Profile">What the organisation will read; null before the person has a profile.</param>
/// <param name="Open">The lead that the person has here already.</param>
/// <param name="Mine">All that the person asked, at every organisation, the newest first.</param>
public sealed record ViewConsultantFormResult(
    TenantRef? Tenant, IReadOnlyList<TenantRef> Tenants, ViewConsultantFormResult.Person? Profile, Guid? Open, IReadOnlyList<ViewConsultantFormResult.Asked> Mine)
{
    public sealed record Person(string? Name, string? Email, string? Phone, string? Summary, string? CountryCode, string? DegreeCode, string? School, string? IndustryCode, int? Years, DateOnly? AvailableFrom);

    public sealed record Asked(Guid Id, TenantRef Tenant, LeadState State, bool IsOpen, string? StaffName, DateTimeOffset AskedAt, DateTimeOffset AcknowledgeBy, bool IsOverdue);
}

internal sealed class ViewConsultantFormHandler(AppDb db, CurrentCall call, TenantDirectory tenants, SealedProfile profiles, TimeProvider clock)
    : IRequestHandler<ViewConsultantForm, Outcome<ViewConsultantFormResult>>
{
    public async Task<Outcome<ViewConsultantFormResult>> Handle(ViewConsultantForm request, CancellationToken ct)
    {
        var (talent, now) = (call.RequiredUserId, clock.GetUtcNow());
        ViewConsultantFormResult.Person? person = null;
        if (await db.TalentProfiles.AsNoTracking().SingleOrDefaultAsync(p => p.UserId == talent, ct) is { } profile)
        {
            var open = await profiles.Open(profile, ct);
            person = new(open.Name, open.Email, open.Phone, open.Summary, profile.CountryCode, profile.DegreeCode, profile.School, profile.IndustryCode, profile.Years, profile.AvailableFrom);
        }

        List<ViewConsultantFormResult.Asked> mine = [];
        foreach (var l in await db.Leads.AsNoTracking().Where(l => l.TalentUserId == talent).OrderByDescending(l => l.AskedAt).ToListAsync(ct))
            if (await tenants.ById(l.TenantId, ct) is { } tenant) mine.Add(new(l.Id, tenant, l.State, l.IsOpen, l.StaffName, l.AskedAt, l.AcknowledgeBy, l.ClockAt(now) == LeadClock.Overdue));
        return new ViewConsultantFormResult(call.Tenant, await tenants.All(ct), person, mine.FirstOrDefault(l => l.IsOpen && l.Tenant.Id == call.TenantId)?.Id, mine);
    }
}
