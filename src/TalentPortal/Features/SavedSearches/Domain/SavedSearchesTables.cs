using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TalentPortal.Data;
using TalentPortal.Platform.Security.Vault;

namespace TalentPortal.Features.SavedSearches.Domain;

/// <summary>The tables of this feature.</summary>
public static class SavedSearchesTables
{
    extension(AppDb db)
    {
        public DbSet<SavedSearch> SavedSearches => db.Set<SavedSearch>();

        public DbSet<SavedSearchRun> SavedSearchRuns => db.Set<SavedSearchRun>();

        public DbSet<SavedSearchDue> SavedSearchDues => db.Set<SavedSearchDue>();
    }
}

/// <summary>Seals and opens what a saved search is called and asks for, under the person's key.</summary>
public sealed class SealedSearch(PortalVault vault)
{
    public ValueTask<SealedText> Seal(Guid userId, Guid search, SavedSearchWords words, CancellationToken ct) => vault.Seal(KeyOwner.Person(userId), JsonSerializer.Serialize(words), Place(search), ct);

    public async ValueTask<SavedSearchWords> Open(SavedSearch search, CancellationToken ct) =>
        JsonSerializer.Deserialize<SavedSearchWords>(await vault.Open(KeyOwner.Person(search.UserId), search.Words, Place(search.Id), ct) ?? throw new InvalidOperationException("A search without words."))!;

    private static SealContext Place(Guid search) => new(SavedSearch.Table, "words", search);
}

internal sealed class SavedSearchConfiguration : IEntityTypeConfiguration<SavedSearch>
{
    public void Configure(EntityTypeBuilder<SavedSearch> builder)
    {
        builder.PersonOwned();
        builder.ToTable(SavedSearch.Table);
        builder.Property(s => s.Language).HasConversion<string>().HasMaxLength(10);
        builder.Property(s => s.Rhythm).HasConversion<string>().HasMaxLength(10);
        builder.PrimitiveCollection(s => s.Seen);
        builder.Property(s => s.Version).IsRowVersion();
        builder.Ignore(s => s.IsWatched);
        builder.Ignore(s => s.Every);
    }
}

internal sealed class SavedSearchRunConfiguration : IEntityTypeConfiguration<SavedSearchRun>
{
    public void Configure(EntityTypeBuilder<SavedSearchRun> builder)
    {
        builder.PersonOwned();
        builder.ToTable(SavedSearchRun.Table);
        builder.Property(r => r.Outcome).HasConversion<string>().HasMaxLength(20);
        builder.HasOne<SavedSearch>().WithMany().HasForeignKey(r => new { r.UserId, r.SearchId }).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(r => new { r.UserId, r.SearchId, r.At });
    }
}

internal sealed class SavedSearchDueConfiguration : IEntityTypeConfiguration<SavedSearchDue>
{
    public void Configure(EntityTypeBuilder<SavedSearchDue> builder)
    {
        builder.PlatformTable("Scheduled work has to find whose searches are to be looked at; holds ids and a time.");
        builder.ToTable("saved_search_dues");
        builder.HasKey(d => d.SearchId);
        builder.HasIndex(d => d.DueAt);
    }
}
