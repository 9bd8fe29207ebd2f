using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TalentPortal.Data;
using TalentPortal.Features.Corrections.Domain;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Helpfulness.Domain;

/// <summary>How many said in a month that a page helped them, and how many that it did not. Nothing is kept of who they were.</summary>
public sealed class HelpCount : ITenantOwned
{
    public const string Table = "help_counts";

    private HelpCount()
    {
    }

    public Guid Id { get; private set; }

    public Guid TenantId { get; private set; }

    /// <summary>The page, below tenant and language.</summary>
    public string Path { get; private set; } = "";

    /// <summary>First day of the month.</summary>
    public DateOnly MonthFrom { get; private set; }

    /// <summary>Name of the page when somebody last answered.</summary>
    public Bilingual Title { get; private set; } = Bilingual.Empty;

    public int Helped { get; private set; }

    public int Failed { get; private set; }

    public static HelpCount Of(ContentPage page, DateOnly month, DateTimeOffset now) => new() { Id = Guid.CreateVersion7(now), TenantId = page.Owner.Id, Path = page.Path, MonthFrom = month, Title = page.Title };

    public void Add(bool helped, Bilingual title)
    {
        (Title, Helped, Failed) = (title, Helped + (helped ? 1 : 0), Failed + (helped ? 0 : 1));
    }
}

/// <summary>The table of this feature.</summary>
public static class HelpfulnessTables
{
    extension(AppDb db)
    {
        public DbSet<HelpCount> HelpCounts => db.Set<HelpCount>();
    }
}

internal sealed class HelpCountConfiguration : IEntityTypeConfiguration<HelpCount>
{
    public void Configure(EntityTypeBuilder<HelpCount> builder)
    {
        builder.TenantPrivate();
        builder.ToTable(HelpCount.Table);
        builder.Property(c => c.Path).HasMaxLength(ContentPages.PathMax);
        builder.HasBilingual(c => c.Title, Platform.Search.SearchItem.TitleMax);
        builder.HasIndex(c => new { c.TenantId, c.Path, c.MonthFrom }).IsUnique();
    }
}
