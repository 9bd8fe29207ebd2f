using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TalentPortal.Data;
using TalentPortal.Features.Family.Domain;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Security.Vault;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Schools.Domain;

/// <summary>What a person notes of a school, in clear: only in the memory of the request that may read it.</summary>
/// <param name="School">As it was called when it was chosen, so that it can still be named once it is no longer listed.</param>
public sealed record ChoiceWords(Bilingual School, string? Note)
{
    public const int NoteMax = 500;
}

/// <summary>A school that a person chose for one of their children. It goes with the child.</summary>
public sealed class SchoolChoice : IPersonOwned
{
    public const string Table = "school_choices";

    /// <summary>How many can be chosen for a child.</summary>
    public const int MostPerChild = 10;

    private SchoolChoice()
    {
    }

    [Class(FieldClass.Internal)]
    public Guid Id { get; private set; }

    [Class(FieldClass.Internal)]
    public Guid UserId { get; private set; }

    [Class(FieldClass.Internal)]
    public Guid ChildId { get; private set; }

    /// <summary>The tenant that lists the school.</summary>
    [Class(FieldClass.Internal)]
    public Guid ListedAt { get; private set; }

    [Class(FieldClass.Sensitive)]
    public Guid SchoolId { get; private set; }

    /// <summary>See <see cref="ChoiceWords"/>.</summary>
    [Class(FieldClass.Sensitive)]
    public SealedText Words { get; private set; }

    [Class(FieldClass.Internal)]
    public DateTimeOffset ChosenAt { get; private set; }

    public static SchoolChoice Choose(Guid id, Guid userId, Guid childId, School school, SealedText words, DateTimeOffset now) =>
        new() { Id = id, UserId = userId, ChildId = childId, ListedAt = school.TenantId, SchoolId = school.Id, Words = words, ChosenAt = now };

    public void Note(SealedText words) => Words = words;
}

/// <summary>Seals and opens what a person notes of schools, under the person's key.</summary>
public sealed class SealedChoice(PortalVault vault)
{
    private static readonly JsonSerializerOptions Json = new() { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    public ValueTask<SealedText> Seal(Guid userId, Guid choice, ChoiceWords words, CancellationToken ct) => vault.Seal(KeyOwner.Person(userId), JsonSerializer.Serialize(words, Json), Place(choice), ct);

    public async ValueTask<ChoiceWords> Open(SchoolChoice choice, CancellationToken ct) =>
        JsonSerializer.Deserialize<ChoiceWords>(await vault.Open(KeyOwner.Person(choice.UserId), choice.Words, Place(choice.Id), ct) ?? throw new InvalidOperationException("A choice without words."), Json)!;

    private static SealContext Place(Guid choice) => new(SchoolChoice.Table, "words", choice);
}

internal sealed class SchoolChoiceConfiguration : IEntityTypeConfiguration<SchoolChoice>
{
    public void Configure(EntityTypeBuilder<SchoolChoice> builder)
    {
        builder.PersonOwned();
        builder.ToTable(SchoolChoice.Table);
        builder.HasOne<FamilyChild>().WithMany().HasForeignKey(c => new { c.UserId, c.ChildId }).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(c => new { c.UserId, c.ChildId, c.SchoolId }).IsUnique();
    }
}
