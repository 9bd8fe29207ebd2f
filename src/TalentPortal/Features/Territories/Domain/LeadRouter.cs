using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Absences.Domain;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Features.Leads.Domain;
using TalentPortal.Platform.Mail;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Territories.Domain;

/// <summary>Offers leads that wait to whom they fit, one consultant at a time, at the tenant of the call.</summary>
public sealed class LeadRouter(AppDb db, CurrentCall call, MailQueue mails, TimeProvider clock)
{
    private List<LeadCandidate>? _candidates;
    private LeadRouting? _settings;
    private bool _isRead;

    /// <summary>How leads are handed out here; null where the tenant never said.</summary>
    public async Task<LeadRouting?> Settings(CancellationToken ct)
    {
        if (_isRead) return _settings;
        (_settings, _isRead) = (await db.LeadRoutings.AtTenantOf(call).SingleOrDefaultAsync(ct), true);
        return _settings;
    }

    /// <summary>Asks the next consultant, or leaves the lead to the team lead. Where routing is off, it is open to all.</summary>
    public async Task Route(Lead lead, CancellationToken ct)
    {
        if (lead.State != LeadState.New) return;
        if (await Settings(ct) is not { IsOn: true } settings)
        {
            lead.OpenToAll();
            return;
        }

        var (now, zone) = (clock.GetUtcNow(), Zone(lead.TimeZone));
        var candidates = await Candidates(ct);
        var asked = await db.LeadOffers.AtTenantOf(call).Where(o => o.LeadId == lead.Id).Select(o => o.UserId).ToListAsync(ct);
        var match = LeadRanking.Rank(new(lead.CountryCode, lead.Language, zone), candidates.Where(one => !asked.Contains(one.UserId)), now).FirstOrDefault();
        if (match is null)
        {
            if (lead.LeaveToTeamLead()) await TellTeamLeads(ct);
            return;
        }

        var to = match.Candidate;
        var answerBy = to.Week.AddHours(now, TimeSpan.FromHours(settings.Hours), to.TimeZone);
        lead.OfferTo(to.UserId, answerBy);
        db.LeadOffers.Add(LeadOffer.Make(Guid.CreateVersion7(now), lead, to.UserId, to.Name, match.Reasons, now, answerBy));
        // The next lead of the same run finds them with one more.
        candidates[candidates.IndexOf(to)] = to with { Load = to.Load + 1, LastAskedAt = now };
        await mails.ToUser(to.UserId, MailTemplates.LeadOffered, null, PathTo($"overseas/leads/{lead.Id}"), ct);
    }

    /// <summary>Who can be asked at all: those who say what they take on, while they are overseas consultants here and not away.</summary>
    public async Task<List<LeadCandidate>> Candidates(CancellationToken ct)
    {
        if (_candidates is not null) return _candidates;
        // Of two runs at once the second waits here, and then sees what the first offered.
        await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtextextended({"lead-routing:" + call.RequiredTenant.Id.ToString("N")}, 0))", ct);
        var staff = await db.Set<StaffMembership>().AsNoTracking().AtTenantOf(call).Where(m => m.EndedAt == null).ToListAsync(ct);
        var territories = await db.Territories.AsNoTracking().AtTenantOf(call).ToDictionaryAsync(t => t.UserId, ct);
        var now = clock.GetUtcNow();
        // Whoever has planned to be away is away, also while nobody has agreed to stand in.
        var away = await db.Set<Absence>().AtTenantOf(call).Where(a => a.State != AbsenceState.Ended && a.StartsAt <= now && a.EndsAt > now).Select(a => a.ConsultantUserId).ToListAsync(ct);
        var loads = await Loads(ct);
        var last = await db.LeadOffers.AtTenantOf(call).GroupBy(o => o.UserId).Select(group => new { group.Key, At = group.Max(o => o.OfferedAt) }).ToDictionaryAsync(group => group.Key, group => group.At, ct);
        return _candidates =
        [
            .. staff.Where(m => m.Roles.Contains(PortalRole.OverseasConsultant) && territories.ContainsKey(m.UserId) && !away.Contains(m.UserId)).Select(m => (Member: m, Of: territories[m.UserId])).Select(one => new LeadCandidate(
                one.Member.UserId, one.Member.DisplayName, one.Of.Countries, one.Of.Regions, one.Of.Languages, Zone(one.Of.TimeZone), one.Of.Week, one.Of.Capacity,
                loads.GetValueOrDefault(one.Member.UserId).Total, one.Of.AwayUntil, last.TryGetValue(one.Member.UserId, out var at) ? at : null)),
        ];
    }

    /// <summary>How much each member of staff has: open cases, and leads that are offered to them.</summary>
    public async Task<IReadOnlyDictionary<Guid, TerritoryLoad>> Loads(CancellationToken ct)
    {
        var cases = await db.Cases.AtTenantOf(call).Where(c => c.ClosedAt == null && c.OwnerUserId != null).GroupBy(c => c.OwnerUserId!.Value).Select(group => new { group.Key, Count = group.Count() })
            .ToDictionaryAsync(group => group.Key, group => group.Count, ct);
        var offers = await db.Leads.AtTenantOf(call).Where(l => l.State == LeadState.New && l.OfferedTo != null).GroupBy(l => l.OfferedTo!.Value).Select(group => new { group.Key, Count = group.Count() })
            .ToDictionaryAsync(group => group.Key, group => group.Count, ct);
        return cases.Keys.Union(offers.Keys).ToDictionary(user => user, user => new TerritoryLoad(cases.GetValueOrDefault(user), offers.GetValueOrDefault(user)));
    }

    /// <summary>Says what became of the offer of a lead that is open, if there is one.</summary>
    /// <param name="stateFor">Tells it by whose offer it was.</param>
    public async Task End(Guid lead, Func<Guid, LeadOfferState> stateFor, CancellationToken ct)
    {
        foreach (var offer in await db.LeadOffers.AtTenantOf(call).Where(o => o.LeadId == lead && o.State == LeadOfferState.Offered).ToListAsync(ct)) offer.End(stateFor(offer.UserId), clock.GetUtcNow());
    }

    private async Task TellTeamLeads(CancellationToken ct)
    {
        var staff = await db.Set<StaffMembership>().AsNoTracking().AtTenantOf(call).Where(m => m.EndedAt == null).ToListAsync(ct);
        foreach (var member in staff.Where(m => m.Roles.Contains(PortalRole.TeamLead))) await mails.ToUser(member.UserId, MailTemplates.LeadUnplaced, null, PathTo("overseas/leads"), ct);
    }

    private static TimeZoneInfo Zone(string code) => TimeZoneInfo.TryFindSystemTimeZoneById(code, out var zone) ? zone : TimeZoneInfo.Utc;

    private static Dictionary<string, string> PathTo(string path) => new(StringComparer.Ordinal) { [MailTemplates.Path] = path };
}

/// <summary>How much a member of staff has.</summary>
/// <param name="Cases">Open cases that they answer for.</param>
/// <param name="Offers">Leads that are offered to them now.</param>
public readonly record struct TerritoryLoad(int Cases, int Offers)
{
    public int Total => Cases + Offers;
}
