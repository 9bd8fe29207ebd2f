using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TalentPortal.Data;

namespace TalentPortal.Platform.Files;

/// <summary>A file on disk that some record names. The record itself only its person can see.</summary>
public sealed class StoredFile
{
    public const int NameMax = 32;

    private StoredFile()
    {
    }

    public string Name { get; private set; } = "";

    public DateTimeOffset NamedAt { get; private set; }

    internal static StoredFile Of(string name, DateTimeOffset now) => new() { Name = name, NamedAt = now };
}

/// <summary>Ties files to the records that name them: a file that nobody names any more is removed.</summary>
public sealed class StoredFiles(AppDb db, Outbox.Outbox outbox, TimeProvider clock)
{
    /// <summary>A record written by this command names the file.</summary>
    public void Keep(string storageName) => db.Add(StoredFile.Of(storageName, clock.GetUtcNow()));

    /// <summary>No record names the file any more; it goes once the command has committed.</summary>
    public async Task Remove(string storageName, CancellationToken ct)
    {
        await db.Set<StoredFile>().Where(file => file.Name == storageName).ExecuteDeleteAsync(ct);
        outbox.Add(new StoredFileRemoval(storageName));
    }

    /// <summary>Which of the given files some record names.</summary>
    internal async Task<IReadOnlySet<string>> Named(IReadOnlyList<string> names, CancellationToken ct) =>
        (await db.Set<StoredFile>().AsNoTracking().Where(file => names.Contains(file.Name)).Select(file => file.Name).ToListAsync(ct)).ToHashSet(StringComparer.Ordinal);
}

internal sealed class StoredFileConfiguration : IEntityTypeConfiguration<StoredFile>
{
    public void Configure(EntityTypeBuilder<StoredFile> builder)
    {
        builder.PlatformTable("What interrupted uploads left has to be told from files that somebody keeps; random names only.");
        builder.HasKey(file => file.Name);
        builder.Property(file => file.Name).HasMaxLength(StoredFile.NameMax);
    }
}
