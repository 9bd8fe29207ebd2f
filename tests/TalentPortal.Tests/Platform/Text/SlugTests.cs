using FsCheck;
using FsCheck.Fluent;
using TalentPortal.Platform.Text;

namespace TalentPortal.Tests.Platform.Text;

public sealed class SlugTests
{
    private static readonly IReadOnlySet<string> none = new HashSet<string>();

    [Theory]
    [InlineData("fujian", null)]
    [InlineData("greater-bay", null)]
    [InlineData("hub42", null)]
    [InlineData("", SlugFault.Empty)]
    [InlineData(null, SlugFault.Empty)]
    [InlineData("a", SlugFault.TooShort)]
    [InlineData("a23456789012345678901234567890123456789012", SlugFault.TooLong)]
    [InlineData("Fujian", SlugFault.Characters)]
    [InlineData("福建", SlugFault.Characters)]
    [InlineData("-ab", SlugFault.Characters)]
    [InlineData("ab-", SlugFault.Characters)]
    [InlineData("xn--ab", SlugFault.Characters)]
    [InlineData("4you", SlugFault.Characters)]
    [InlineData("a b", SlugFault.Characters)]
    [InlineData("a/b", SlugFault.Characters)]
    [InlineData("ab\n", SlugFault.Characters)]
    [InlineData("аdmin", SlugFault.Characters)] // begins with a Cyrillic letter
    [InlineData("zh", SlugFault.Reserved)]
    [InlineData("en", SlugFault.Reserved)]
    [InlineData("me", SlugFault.Reserved)]
    [InlineData("overseas", SlugFault.Reserved)]
    [InlineData("admin", SlugFault.Reserved)]
    [InlineData("api", SlugFault.Reserved)]
    [InlineData("health", SlugFault.Reserved)]
    [InlineData("jobs", SlugFault.Reserved)]
    [InlineData("www", SlugFault.Reserved)]
    public void A_slug_is_checked(string? slug, SlugFault? fault) => Assert.Equal(fault, Slug.Check(slug, Slug.ReservedForTenants));

    [Theory]
    [InlineData("Fujian Overseas Talent Service", "fujian-overseas-talent-service")]
    [InlineData("  Montréal  Hub! ", "montreal-hub")]
    [InlineData("Xi'an Hub", "xian-hub")]
    [InlineData("2026 Talent Hub", "talent-hub")]
    [InlineData("Ａdmin", "admin-2")]
    [InlineData("Taken", "taken-3")]
    [InlineData("Zhongguancun International Overseas Talent Centre of Beijing", "zhongguancun-international-overseas")]
    [InlineData("福建省海外人才服务中心", null)]
    [InlineData("", null)]
    public void A_slug_is_suggested_for_a_name(string name, string? slug) =>
        Assert.Equal(slug, Slug.Suggest(name, Slug.ReservedForTenants, s => s is "taken" or "taken-2"));

    [Fact]
    public void Every_suggestion_passes_the_check() => Prop.ForAll(ArbMap.Default.ArbFor<string>(), name =>
        Slug.Suggest(name, none, s => s.Length % 2 == 0) is not { } slug || Slug.Check(slug, none) is null && slug.Length % 2 == 1).QuickCheckThrowOnFailure();

    [Fact]
    public void Suggesting_gives_up_when_everything_is_taken() => Assert.Null(Slug.Suggest("Fujian", none, _ => true));
}
