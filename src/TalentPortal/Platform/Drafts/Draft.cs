using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TalentPortal.Data;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Security.Vault;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Platform.Drafts;

/// <summary>What a person has typed into a form and not sent. Sealed under their key; nobody else ever reads it.</summary>
public sealed class Draft : IPersonOwned
{
    public const int FormMax = 60;
    public const int RecordMax = 60;

    /// <summary>Bytes of UTF-8.</summary>
    public const int ContentMax = 256 * 1024;

    /// <summary>Drafts one person may have at a time.</summary>
    public const int PerPersonMax = 100;

    internal const string Table = "drafts";

    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(30);

    private Draft()
    {
    }

    [Class(FieldClass.Internal)]
    public Guid Id { get; private set; }

    [Class(FieldClass.Internal)]
    public Guid UserId { get; private set; }

    /// <summary>Which form: a stable name such as <c>profile</c>.</summary>
    [Class(FieldClass.Internal)]
    public string Form { get; private set; } = "";

    /// <summary>Which record the form changes; empty for a new one.</summary>
    [Class(FieldClass.Internal)]
    public string Record { get; private set; } = "";

    /// <summary>The form's values as JSON.</summary>
    [Class(FieldClass.Secret)]
    public SealedText Content { get; private set; }

    [Class(FieldClass.Internal)]
    public DateTimeOffset SavedAt { get; private set; }

    /// <summary>The same for the same person, form and record: saving again replaces the row.</summary>
    internal static Guid IdOf(Guid userId, string form, string record)
    {
        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(Encoding.UTF8.GetBytes($"draft|{userId:N}|{form}|{record}"), hash);
        BinaryPrimitives.WriteUInt16BigEndian(hash[6..], (ushort)(0x8000 | (BinaryPrimitives.ReadUInt16BigEndian(hash[6..]) & 0xFFF)));
        return new Guid(hash[..16], bigEndian: true);
    }

    internal static SealContext PlaceOf(Guid id) => new(Table, "content", id);
}

internal sealed class DraftConfiguration : IEntityTypeConfiguration<Draft>
{
    public void Configure(EntityTypeBuilder<Draft> builder)
    {
        builder.PersonOwned();
        builder.ToTable(Draft.Table);
        builder.Property(d => d.Form).HasMaxLength(Draft.FormMax);
        builder.Property(d => d.Record).HasMaxLength(Draft.RecordMax);
        builder.Property(d => d.Content).HasMaxLength(Draft.ContentMax + 100);
    }
}
