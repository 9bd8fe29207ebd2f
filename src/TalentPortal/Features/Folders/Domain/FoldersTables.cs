using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TalentPortal.Data;
using TalentPortal.Platform.Security.Vault;

namespace TalentPortal.Features.Folders.Domain;

/// <summary>The table of this feature.</summary>
public static class FoldersTables
{
    extension(AppDb db)
    {
        public DbSet<TalentFolder> TalentFolders => db.Set<TalentFolder>();
    }
}

/// <summary>Seals and opens what a folder holds, under the person's key.</summary>
public sealed class SealedFolder(PortalVault vault)
{
    private static readonly JsonSerializerOptions Json = new() { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    public ValueTask<SealedText> Seal(Guid userId, FolderWritten written, CancellationToken ct) =>
        vault.Seal(KeyOwner.Person(userId), JsonSerializer.Serialize(written, Json), new SealContext(TalentFolder.Table, "written", userId), ct);

    public async ValueTask<FolderWritten> Open(TalentFolder? folder, CancellationToken ct) => folder is null ? FolderWritten.Empty : JsonSerializer.Deserialize<FolderWritten>(
        await vault.Open(KeyOwner.Person(folder.UserId), folder.Written, new SealContext(TalentFolder.Table, "written", folder.Id), ct) ?? throw new InvalidOperationException("A folder without anything in it."), Json)!;
}

internal sealed class TalentFolderConfiguration : IEntityTypeConfiguration<TalentFolder>
{
    public void Configure(EntityTypeBuilder<TalentFolder> builder)
    {
        builder.PersonOwned();
        builder.ToTable(TalentFolder.Table);
        builder.Property(f => f.Version).IsRowVersion();
        builder.HasIndex(f => f.UserId).IsUnique();
    }
}
