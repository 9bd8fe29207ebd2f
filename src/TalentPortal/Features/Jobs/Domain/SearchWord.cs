using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TalentPortal.Data;

namespace TalentPortal.Features.Jobs.Domain;

/// <summary>An English word of published postings, as it is written there: what a mistyped one can have meant.</summary>
public sealed class SearchWord
{
    public const int WordMax = 24;
    public const int WordMin = 4;

    private SearchWord()
    {
    }

    public string Word { get; private set; } = "";

    /// <summary>How many of the newest postings have it.</summary>
    public int Postings { get; private set; }
}

internal sealed class SearchWordConfiguration : IEntityTypeConfiguration<SearchWord>
{
    public void Configure(EntityTypeBuilder<SearchWord> builder)
    {
        builder.PlatformTable("Words of all tenants' published postings together, which are public; the search corrects what visitors mistype by them.");
        builder.ToTable("search_words");
        builder.HasKey(w => w.Word);
        builder.Property(w => w.Word).HasMaxLength(SearchWord.WordMax);
    }
}
