using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security.Vault;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.ArrivalPlans.Domain;

/// <summary>An item with its words in clear: only in the memory of the request that may read them.</summary>
/// <param name="Line">The line it was taken from; null when somebody wrote it.</param>
/// <param name="IsLate">Open, and its day is over.</param>
/// <param name="DoneByName">Null for the talent, and while it is open.</param>
public sealed record OpenArrivalItem(
    Guid Id, DateOnly On, int? AtMinute, ArrivalTime Time, ArrivalParty Party, Bilingual Title, Bilingual Where, IReadOnlyList<string> Papers, ArrivalLine? Line, DateTimeOffset? DoneAt, string? DoneByName, bool IsLate, uint Version)
{
    public bool IsDone => DoneAt is not null;
}

/// <summary>Finds the day plans of cases, and seals and opens their words.</summary>
public sealed class ArrivalBook(AppDb db, CurrentCall call, SealedCase words)
{
    /// <summary>The plan of a case; null while there is none.</summary>
    public Task<ArrivalPlan?> Find(TalentCase one, CancellationToken ct) => db.ArrivalPlans.SingleOrDefaultAsync(p => p.TenantId == one.TenantId && p.Id == one.Id, ct);

    public Task<List<ArrivalItem>> ItemsOf(Guid tenant, Guid id, CancellationToken ct) => db.ArrivalItems.Where(i => i.TenantId == tenant && i.CaseId == id).ToListAsync(ct);

    /// <summary>What is not done in these cases.</summary>
    public IQueryable<ArrivalItem> OpenIn(IReadOnlyCollection<Guid> cases) => db.ArrivalItems.AsNoTracking().AtTenantOf(call).Where(i => cases.Contains(i.CaseId) && i.DoneAt == null);

    /// <summary>All of a plan, in the order in which it is done.</summary>
    public async Task<IReadOnlyList<OpenArrivalItem>> Of(ArrivalPlan plan, DateOnly today, CancellationToken ct)
    {
        var template = ArrivalTemplate.Find(plan.TemplateVersion);
        List<OpenArrivalItem> open = [];
        foreach (var i in (await ItemsOf(plan.TenantId, plan.Id, ct)).OrderBy(i => i.On).ThenBy(Moment).ThenBy(i => i.Place).ThenBy(i => i.Id))
        {
            var written = await Open(i, ct);
            open.Add(new(i.Id, i.On, i.AtMinute, i.Time, i.Party, written.Title, written.Where, i.Papers, template?.Find(i.Line), i.DoneAt, i.DoneByName, !i.IsDone && i.On < today, i.Version));
        }

        return open;
    }

    public ValueTask<SealedText> Seal(TalentCase one, Guid item, ArrivalWords written, CancellationToken ct) => words.Seal(one, ArrivalItem.Table, "words", item, JsonSerializer.Serialize(written), ct);

    public async ValueTask<ArrivalWords> Open(ArrivalItem item, CancellationToken ct) =>
        await words.Open(item.TalentUserId, ArrivalItem.Table, "words", item.Id, item.Words, ct) is { } written ? JsonSerializer.Deserialize<ArrivalWords>(written)! : new(null, null, null, null);

    /// <summary>What has no hour stands where its part of the day begins; what is of the whole day stands first.</summary>
    private static int Moment(ArrivalItem item) => item.AtMinute ?? item.Time switch
    {
        ArrivalTime.Morning => 8 * 60,
        ArrivalTime.Afternoon => 12 * 60,
        ArrivalTime.Evening => 18 * 60,
        _ => 0,
    };
}
