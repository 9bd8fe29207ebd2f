using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Absences.Domain;
using TalentPortal.Features.ArrivalPlans.Domain;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security.Vault;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Buddies.Domain;

/// <summary>A student who can be proposed, with the reasons.</summary>
/// <param name="Load">How many people they accompany or are asked to.</param>
public sealed record BuddyCandidate(Guid MembershipId, Guid UserId, string Name, BuddyFitness Fitness, int WeeklyHours, int Load, int MostPeople);

/// <summary>Finds cards, wishes and proposals, seals and opens their words, and puts students in order.</summary>
public sealed class BuddyBook(AppDb db, CurrentCall call, PortalVault vault, AbsenceBook absences, TimeProvider clock)
{
    /// <summary>For how many days from the arrival a buddy has to be there.</summary>
    public const int NeededDays = 14;

    private static readonly JsonSerializerOptions Json = new() { Converters = { new JsonStringEnumConverter() } };

    public IQueryable<BuddyCard> Cards => db.BuddyCards.AtTenantOf(call);

    public IQueryable<BuddyProposal> Proposals => db.BuddyProposals.AtTenantOf(call);

    /// <summary>The wish of a case; null while nothing was said.</summary>
    public Task<BuddyWish?> WishOf(TalentCase one, CancellationToken ct) => db.BuddyWishes.SingleOrDefaultAsync(w => w.TenantId == one.TenantId && w.Id == one.Id, ct);

    /// <summary>The tenant's own weights, or the usual ones.</summary>
    public async Task<BuddyScale> Scale(CancellationToken ct) => (await db.BuddyWeights.AsNoTracking().AtTenantOf(call).SingleOrDefaultAsync(ct))?.Scale ?? BuddyScale.Usual;

    /// <summary>Students who opted in, are there, have room and were not proposed before; who fits best stands first.</summary>
    public async Task<IReadOnlyList<BuddyCandidate>> Rank(TalentCase one, BuddyWish wish, CancellationToken ct)
    {
        var (tenant, wished, scale) = (call.RequiredTenant, await Open(wish, ct), await Scale(ct));
        var before = await Proposals.Where(p => p.CaseId == one.Id).Select(p => p.StudentUserId).ToListAsync(ct);
        var cards = await Cards.AsNoTracking().Where(c => c.IsOpen && !before.Contains(c.UserId)).ToDictionaryAsync(c => c.UserId, ct);
        var (loads, staff) = (await Loads(ct), await absences.Staff(ct));
        var arriveOn = await db.ArrivalPlans.Where(p => p.TenantId == one.TenantId && p.Id == one.Id).Select(p => (DateOnly?)p.ArriveOn).SingleOrDefaultAsync(ct);
        var today = tenant.DayAt(clock.GetUtcNow());
        var first = arriveOn > today ? arriveOn.Value : today;
        var (from, until) = (tenant.EndOf(first.AddDays(-1)), tenant.EndOf(first.AddDays(NeededDays)));
        List<BuddyCandidate> found = [];
        foreach (var student in staff.All.Where(c => c.Roles.WorksIn(CaseTier.Campus) && c.UserId != one.OwnerUserId && c.UserId != one.TalentUserId))
        {
            if (!cards.TryGetValue(student.UserId, out var card) || staff.Away[student.UserId].Any(away => away.From < until && away.Until > from)) continue;
            var load = loads[student.UserId].Distinct().Count();
            if (load >= card.MostPeople || await Open(card, ct) is not { } facts || (wished.Gender is { } gender && facts.Gender != gender)) continue;
            found.Add(new(student.MembershipId, student.UserId, student.Name, BuddyMatching.Compare(wished, wish.Used, facts, scale), card.WeeklyHours, load, card.MostPeople));
        }

        return [.. found.OrderByDescending(one => one.Fitness.Points).ThenBy(one => (decimal)one.Load / one.MostPeople).ThenByDescending(one => one.WeeklyHours).ThenBy(one => one.MembershipId)];
    }

    /// <summary>Nobody is the buddy of a case any more, and nobody is asked to be.</summary>
    public async Task EndAll(Guid tenant, Guid caseId, CancellationToken ct)
    {
        foreach (var open in await db.BuddyProposals.Where(p => p.TenantId == tenant && p.CaseId == caseId && (p.State == BuddyState.Asked || p.State == BuddyState.Offered || p.State == BuddyState.Agreed)).ToListAsync(ct)) open.End(clock.GetUtcNow());
    }

    public ValueTask<SealedText> Seal(Guid person, string table, string column, Guid row, object words, CancellationToken ct) => vault.Seal(KeyOwner.Person(person), JsonSerializer.Serialize(words, Json), new SealContext(table, column, row), ct);

    /// <summary>What a student offers; null where they are erased.</summary>
    public Task<BuddyFacts?> Open(BuddyCard card, CancellationToken ct) => Open<BuddyFacts>(card.UserId, BuddyCard.Table, "facts", card.Id, card.Facts, ct);

    public async Task<BuddyFacts> Open(BuddyWish wish, CancellationToken ct) => await Open<BuddyFacts>(wish.TalentUserId!.Value, BuddyWish.Table, "facts", wish.Id, wish.Facts, ct) ?? BuddyFacts.None;

    public async Task<IReadOnlyList<BuddyReason>> ReasonsOf(BuddyProposal proposal, CancellationToken ct) =>
        await Open<List<BuddyReason>>(proposal.TalentUserId!.Value, BuddyProposal.Table, "reasons", proposal.Id, proposal.Reasons, ct) ?? [];

    /// <summary>Why a student cannot; null where they said nothing, or are erased.</summary>
    public Task<string?> AnswerOf(BuddyProposal proposal, CancellationToken ct) => Open<string>(proposal.StudentUserId, BuddyProposal.Table, "answer", proposal.Id, proposal.Answer, ct);

    private async Task<T?> Open<T>(Guid person, string table, string column, Guid row, SealedText words, CancellationToken ct)
        where T : class => words.ToBytes().Length > 0 && await vault.Open(KeyOwner.Person(person), words, new SealContext(table, column, row), ct) is { } text ? JsonSerializer.Deserialize<T>(text, Json) : null;

    /// <summary>The cases that each student answers for, or is the buddy of, or is asked to be.</summary>
    private async Task<ILookup<Guid, Guid>> Loads(CancellationToken ct)
    {
        var owned = await db.Cases.AtTenantOf(call).Where(c => c.Tier == CaseTier.Campus && c.ClosedAt == null && c.OwnerUserId != null).Select(c => new { User = c.OwnerUserId!.Value, c.Id }).ToListAsync(ct);
        var asked = await Proposals.Where(p => p.State == BuddyState.Asked || p.State == BuddyState.Offered || p.State == BuddyState.Agreed).Select(p => new { User = p.StudentUserId, Id = p.CaseId }).ToListAsync(ct);
        return owned.Concat(asked).ToLookup(one => one.User, one => one.Id);
    }
}
