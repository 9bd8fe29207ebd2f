using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Platform.Security.Vault;

namespace TalentPortal.Features.CheckIns.Domain;

/// <summary>The tables of this feature.</summary>
public static class CheckInsTables
{
    extension(AppDb db)
    {
        public DbSet<CheckIn> CheckIns => db.Set<CheckIn>();
    }
}

/// <summary>Seals and opens what was answered, under the key of the person: it goes with them.</summary>
public sealed class SealedCheckIn(PortalVault vault)
{
    public ValueTask<SealedText> Seal(CheckIn checkIn, IEnumerable<CheckInAnswer> answers, CancellationToken ct) => vault.Seal(
        KeyOwner.Person(checkIn.TalentUserId!.Value), JsonSerializer.Serialize(answers.Where(answer => !string.IsNullOrWhiteSpace(answer.Text)).Select(answer => answer with { Text = answer.Text!.Trim() })), Context(checkIn), ct);

    public async Task<IReadOnlyList<CheckInAnswer>> Open(CheckIn checkIn, CancellationToken ct) =>
        checkIn.Answers.ToBytes().Length == 0 ? [] : JsonSerializer.Deserialize<List<CheckInAnswer>>(await vault.Open(KeyOwner.Person(checkIn.TalentUserId!.Value), checkIn.Answers, Context(checkIn), ct) ?? "[]")!;

    private static SealContext Context(CheckIn checkIn) => new(CheckIn.Table, "answers", checkIn.Id);
}
