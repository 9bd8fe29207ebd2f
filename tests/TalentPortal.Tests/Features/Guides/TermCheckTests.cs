using TalentPortal.Features.Guides.Domain;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Tests.Features.Guides;

/// <summary>Which agreed words of a paragraph are told, and which language lacks them.</summary>
public sealed class TermCheckTests
{
    private static string Told(string? zh, string? en) => string.Join(' ', TermCheck.Of(zh, en).Select(note => note.Key + (note.MissingIn is { } language ? language == Language.English ? "!en" : "!zh" : "")));

    [Theory]
    [InlineData("先在派出所登记。", "Register at the police station first.", "police-station")]
    [InlineData("先在派出所登记。", "Register with the police first.", "police-station!en")]
    [InlineData("先去登记。", "Register at the police stations first.", "police-station!zh")]
    [InlineData("先在派出所登记。", "Register at the Police Station.", "police-station")]
    [InlineData("先在派出所登记。", "", "")]
    [InlineData(null, "police station", "")]
    [InlineData("没有术语。", "No words of the field.", "")]
    public void A_word_that_one_language_has_and_the_other_says_otherwise_is_told(string? zh, string? en, string told) => Assert.Equal(told, Told(zh, en));

    [Theory]
    [InlineData("请带{term:police-station}的证明。", "Bring a note of the {term:police-station}.", "police-station")]
    [InlineData("请带{term:police-station}的证明。", "Bring a note of the police.", "police-station!en")]
    public void A_mark_of_a_term_is_the_word_itself(string zh, string en, string told) => Assert.Equal(told, Told(zh, en));

    [Fact]
    public void Another_name_of_a_term_will_do() => Assert.DoesNotContain("high-end-foreign-talent!en", Told("A类人才可以申请。", "Category A may apply."), StringComparison.Ordinal);

    [Fact]
    public void Within_a_longer_word_a_shorter_one_is_not_told()
    {
        var told = Told("办理人才绿卡。", "Apply for a talent green card.");
        Assert.Contains("talent-green-card", told, StringComparison.Ordinal);
        Assert.DoesNotContain("!", told, StringComparison.Ordinal);
        Assert.Equal("", Told("没有。", "The police stationed there."));
    }

    [Fact]
    public void A_long_guide_is_looked_through_in_no_time()
    {
        var (zh, en) = (string.Concat(Enumerable.Repeat("派出所与人才绿卡的说明，", 400)), string.Concat(Enumerable.Repeat("The police station and the talent green card. ", 400)));
        var began = System.Diagnostics.Stopwatch.StartNew();
        Assert.NotEmpty(TermCheck.Of(zh, en));
        Assert.True(began.Elapsed < TimeSpan.FromSeconds(3));
    }
}
