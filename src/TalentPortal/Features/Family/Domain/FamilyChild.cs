using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using TalentPortal.Features.Profiles.Domain;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Security.Vault;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Family.Domain;

/// <summary>What a parent says of a child who comes along, in clear: only in the memory of the request that may read it.</summary>
public sealed record ChildFacts
{
    public const int NameMax = 40;
    public const int WishesMax = 500;
    public const int LanguagesMost = 6;

    /// <summary>Years back that a child can be born.</summary>
    public const int YearsMost = 19;

    /// <summary>What the family calls the child; nobody else reads it.</summary>
    [Class(FieldClass.Secret)] public string? Name { get; init; }

    /// <summary>Year and month, <c>2020-05</c>; the day is not needed, so it is not asked for.</summary>
    [Class(FieldClass.Sensitive)] public required string BirthMonth { get; init; }

    /// <summary>Which rules apply to the child; null: those of the parent.</summary>
    [Class(FieldClass.Sensitive)] public ResidenceGroup? Residence { get; init; }

    /// <summary>Codes of the languages the child speaks.</summary>
    [Class(FieldClass.Sensitive)] public IReadOnlyList<string> Languages { get; init; } = [];

    /// <summary>What the family wishes of a school.</summary>
    [Class(FieldClass.Sensitive)] public string? Wishes { get; init; }

    [JsonIgnore] public DateOnly Born => Month(BirthMonth) ?? throw new InvalidOperationException("A child without a month of birth.");

    /// <summary>First day of a month that was typed; null for what is none.</summary>
    public static DateOnly? Month(string? text) => DateOnly.TryParseExact(text?.Trim(), "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var first) ? first : null;
}

/// <summary>A child of a person: under consent C22 of the parent or guardian, sealed under the person's key. A consultant sees something of it while a grant for their case is live.</summary>
public sealed class FamilyChild : IPersonOwned
{
    public const string Table = "family_children";
    public const int MostPerPerson = 10;

    private FamilyChild()
    {
    }

    [Class(FieldClass.Internal)]
    public Guid Id { get; private set; }

    [Class(FieldClass.Internal)]
    public Guid UserId { get; private set; }

    /// <summary>See <see cref="ChildFacts"/>.</summary>
    [Class(FieldClass.Sensitive)]
    public SealedText Facts { get; private set; }

    [Class(FieldClass.Internal)]
    public DateTimeOffset AddedAt { get; private set; }

    [Class(FieldClass.Internal)]
    public DateTimeOffset ChangedAt { get; private set; }

    [Class(FieldClass.Internal)]
    public uint Version { get; private set; }

    public static FamilyChild Add(Guid id, Guid userId, SealedText facts, DateTimeOffset now) => new() { Id = id, UserId = userId, Facts = facts, AddedAt = now, ChangedAt = now };

    public void Describe(SealedText facts, DateTimeOffset now) => (Facts, ChangedAt) = (facts, now);
}

/// <summary>Seals and opens what a person says of their family, under the person's key.</summary>
public sealed class SealedFamily(PortalVault vault)
{
    private static readonly JsonSerializerOptions Json = new() { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    public ValueTask<SealedText> Seal(Guid userId, Guid child, ChildFacts facts, CancellationToken ct) => vault.Seal(KeyOwner.Person(userId), JsonSerializer.Serialize(facts, Json), Place(child), ct);

    public async ValueTask<ChildFacts> Open(FamilyChild child, CancellationToken ct) =>
        JsonSerializer.Deserialize<ChildFacts>(await vault.Open(KeyOwner.Person(child.UserId), child.Facts, Place(child.Id), ct) ?? throw new InvalidOperationException("A child without facts."), Json)!;

    public ValueTask<SealedText> SealNote(Guid userId, Guid note, string text, CancellationToken ct) => vault.Seal(KeyOwner.Person(userId), text, new SealContext(FamilyNote.Table, "text", note), ct);

    /// <summary>Null once the person's key is gone.</summary>
    public ValueTask<string?> Open(FamilyNote note, CancellationToken ct) => vault.Open(KeyOwner.Person(note.UserId), note.Text, new SealContext(FamilyNote.Table, "text", note.Id), ct);

    private static SealContext Place(Guid child) => new(FamilyChild.Table, "facts", child);
}
