using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Reference.Domain;
using TalentPortal.Platform.Content;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Platform.Text;

namespace TalentPortal.Features.Living.Domain;

/// <summary>Brings the cards of cities and the services of a release into rows of the desk.</summary>
internal sealed class LivingLoader(AppDb db, TimeProvider clock) : IContentLoader
{
    private const string Services = "tables/services.csv";

    private static readonly string[] Columns = ["code", "kind", "place", "name_zh", "name_en", "text_zh", "text_en", "phone", "hours", "languages", "url", "owner", "claims"];

    public int Order => 30;

    public async Task Load(ContentLoading loading, CancellationToken ct)
    {
        var (now, desk) = (clock.GetUtcNow(), ContentDesk.Id);
        var cards = loading.Names("cities", ".json").Select(name => (Name: name, Card: CityCard.Read(name, loading.Files[name]))).ToList();
        foreach (var (name, card) in cards) Check(name, card, loading);
        var known = await db.CityCards.Where(c => c.TenantId == desk).ToDictionaryAsync(c => c.Slug, StringComparer.Ordinal, ct);
        var changed = 0;
        foreach (var (name, card) in cards.Where(card => loading.IsNew(card.Name)))
        {
            if (!known.TryGetValue(card.Slug, out var row)) db.CityCards.Add(CityCard.FromRelease(desk, card, now));
            else if (row.IsEdited) continue;
            else row.Take(card, now);
            changed++;
        }

        loading.Count("cities", changed);
        if (loading.Files.ContainsKey(Services)) loading.Count("services", await LoadServices(loading, now, ct));
    }

    private async Task<int> LoadServices(ContentLoading loading, DateTimeOffset now, CancellationToken ct)
    {
        var known = await db.LocalServices.Where(s => s.TenantId == ContentDesk.Id).ToDictionaryAsync(s => s.Code, StringComparer.Ordinal, ct);
        var changed = 0;
        foreach (var row in CsvTable.Parse(Services, loading.Files[Services], Columns).Rows)
        {
            var facts = Read(row, loading);
            if (!known.TryGetValue(row.Text("code"), out var service)) db.LocalServices.Add(LocalService.FromRelease(ContentDesk.Id, row.Text("code"), facts, now));
            else if (service.IsEdited || service.Says(facts)) continue;
            else service.Take(facts, now);
            changed++;
        }

        return changed;
    }

    private static ServiceFacts Read(CsvRow row, ContentLoading loading)
    {
        if (row.Optional("hours") is { } hours && OpeningHours.Read(hours) is null) throw row.Bad("hours", $"cannot be read: '{hours}'");
        if (row.List("claims", ';').FirstOrDefault(code => loading.Ledger.ClaimBook.Find(code) is null) is { } unknown) throw row.Bad("claims", $"names the unknown claim {unknown}");
        if (row.Optional("place") is { } place && ReferenceData.Divisions.Find(place) is null && ReferenceData.Districts.Find(place) is null) throw row.Bad("place", $"is unknown: '{place}'");
        return new(
            row.Choice<ServiceKind>("kind"), row.Optional("place"), new(row.Text("name_zh"), row.Text("name_en")), new(row.Text("text_zh"), row.Text("text_en")), row.Optional("phone"), row.Optional("hours"),
            row.List("languages", ';'), row.Optional("url"), new(row.Optional("owner"), row.Optional("owner")), null, row.List("claims", ';'));
    }

    private static void Check(string name, ReadCityCard card, ContentLoading loading)
    {
        if (card.Slug != Path.GetFileNameWithoutExtension(name)) throw new ContentException(name, 0, $"the slug is '{card.Slug}'");
        if (ReferenceData.Divisions.Find(card.Place) is null) throw new ContentException(name, 0, $"the place {card.Place} is unknown");
        foreach (var code in card.Text.Fields.SelectMany(field => field.Claims.Concat(TextTokens.CodesIn(field.Text.Zh!)).Concat(TextTokens.CodesIn(field.Text.En!))))
        {
            if (loading.Ledger.ClaimBook.Find(code) is null) throw new ContentException(name, 0, $"names the unknown claim {code}");
        }
    }
}
