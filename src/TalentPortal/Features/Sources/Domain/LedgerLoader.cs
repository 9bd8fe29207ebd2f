using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Platform.Content;

namespace TalentPortal.Features.Sources.Domain;

/// <summary>
/// Brings sources, claims, parameters and lists of a release into rows of the desk. What somebody edited stays as it is;
/// what a release no longer has stays too, because something of before may still cite it.
/// </summary>
internal sealed class LedgerLoader(AppDb db, TimeProvider clock) : IContentLoader
{
    public int Order => 0;

    public async Task Load(ContentLoading loading, CancellationToken ct)
    {
        var (now, desk, ledger) = (clock.GetUtcNow(), ContentDesk.Id, loading.Ledger);
        var sources = await db.ContentSources.Where(row => row.TenantId == desk).ToDictionaryAsync(row => row.Code, StringComparer.Ordinal, ct);
        loading.Count("sources", Merge(ledger.Sources, sources, s => s.Code, (row, s) => row.Value() == s, (row, s) => row.Take(s, now), s => SourceRow.Enter(desk, s, now)));
        var claims = await db.ContentClaims.Where(row => row.TenantId == desk).ToDictionaryAsync(row => row.Code, StringComparer.Ordinal, ct);
        loading.Count("claims", Merge(ledger.Claims, claims, c => c.Code, (row, c) => row.Says(c), (row, c) => row.Take(c, now), c => ClaimRow.Enter(desk, c, now)));
        var parameters = await db.ContentParameters.Where(row => row.TenantId == desk).ToDictionaryAsync(row => (row.Code, row.PlaceCode, row.ValidFrom), ct);
        loading.Count("parameters", Merge(ledger.Parameters, parameters, p => (p.Code, p.Place, p.From), (row, p) => row.Value() == p, (row, p) => row.Take(p, now), p => ParameterRow.Enter(desk, p, now)));
        var places = await db.ContentListPlaces.Where(row => row.TenantId == desk).ToDictionaryAsync(row => (row.List, row.PlaceCode, row.ValidFrom), ct);
        loading.Count("places in lists", Merge(ledger.Lists, places, l => (l.List, l.Place, l.From), (row, l) => row.Value() == l, (row, l) => row.Take(l, now), l => ListPlaceRow.Enter(desk, l, now)));
    }

    private int Merge<T, TRow, TKey>(IEnumerable<T> released, Dictionary<TKey, TRow> known, Func<T, TKey> key, Func<TRow, T, bool> isSame, Action<TRow, T> take, Func<T, TRow> enter)
        where TRow : LedgerRow
        where TKey : notnull
    {
        var changed = 0;
        foreach (var one in released)
        {
            if (!known.TryGetValue(key(one), out var row)) db.Add(enter(one));
            else if (row.IsEdited || isSame(row, one)) continue;
            else take(row, one);
            changed++;
        }

        return changed;
    }
}
