using System.Text;
using FsCheck;
using FsCheck.Fluent;
using TalentPortal.Platform.Text;

namespace TalentPortal.Tests.Platform.Text;

public sealed class TextNormaliserTests
{
    /// <summary>Strings of any UTF-16 code units at all, broken surrogates and NUL among them.</summary>
    private static readonly Arbitrary<string> anything = Arb.From(
        Gen.OneOf(
            Gen.Choose(0, 0xFFFF).Select(c => ((char)c).ToString()),
            Gen.Choose(0xD800, 0xDFFF).Select(c => ((char)c).ToString()),
            Gen.Choose(0x20000, 0x3134F).Select(char.ConvertFromUtf32),
            Gen.Elements("\0", "\ufffe", "\uffff", "é", "e\u0301", "İ", "Å", "ﬁ", "㎏", "Ａ", "ß", "中", "a", " "))
        .ListOf().Select(string.Concat));

    private static readonly Config thorough = Config.QuickThrowOnFailure.WithMaxTest(1000);

    [Theory]
    [InlineData("abc", 3, "abc")]
    [InlineData("abcd", 3, "ab\u2026")]
    [InlineData("a\U00020BB7bc", 3, "a\u2026")]
    [InlineData("a\U00020BB7bc", 4, "a\U00020BB7\u2026")]
    [InlineData("", 2, "")]
    public void The_beginning_of_a_text_is_no_longer_than_asked_for_and_has_no_half_characters(string text, int max, string expected) =>
        Assert.Equal(expected, TextNormaliser.Beginning(text, max));

    [Fact]
    public void Any_text_can_be_cleaned_normalised_and_encoded() => Prop.ForAll(anything, text =>
    {
        foreach (var result in new[] { TextNormaliser.Clean(text), TextNormaliser.ForComparing(text), TextNormaliser.WithoutAccents(text) })
        {
            // The strict encoder throws on a lone surrogate, as PostgreSQL's driver does.
            new UTF8Encoding(false, throwOnInvalidBytes: true).GetBytes(result);
            Assert.DoesNotContain('\0', result);
        }
    }).Check(thorough);

    [Fact]
    public void Doing_it_twice_changes_nothing() => Prop.ForAll(anything, text =>
    {
        Assert.Equal(TextNormaliser.Clean(text), TextNormaliser.Clean(TextNormaliser.Clean(text)));
        Assert.Equal(TextNormaliser.ForComparing(text), TextNormaliser.ForComparing(TextNormaliser.ForComparing(text)));
        Assert.Equal(TextNormaliser.WithoutAccents(text), TextNormaliser.WithoutAccents(TextNormaliser.WithoutAccents(text)));
    }).Check(thorough);

    [Fact]
    public void Composed_and_decomposed_letters_compare_as_equal() => Prop.ForAll(anything, text =>
    {
        var clean = TextNormaliser.Clean(text);
        Assert.Equal(TextNormaliser.ForComparing(clean), TextNormaliser.ForComparing(clean.Normalize(NormalizationForm.FormD)));
    }).Check(thorough);

    [Fact]
    public void Cleaning_takes_out_only_what_cannot_be_stored()
    {
        // Not as test data: an attribute cannot hold a lone surrogate.
        Assert.Equal("ab", TextNormaliser.Clean("a\0b"));
        Assert.Equal("ab", TextNormaliser.Clean("a\ud800b"));
        Assert.Equal("a", TextNormaliser.Clean("\udc00a\ud800"));
        Assert.Equal("𠀀", TextNormaliser.Clean("𠀀"));
        Assert.Equal("𠀀", TextNormaliser.Clean("\ud840𠀀"));
        Assert.Equal("Straße Ａ\n", TextNormaliser.Clean("Straße Ａ\n"));
        Assert.Equal("", TextNormaliser.Clean(null));
    }

    [Theory]
    [InlineData("ＡＢＣ１２３", "abc123")]
    [InlineData("C＃", "c#")]
    [InlineData("ﬁnance", "finance")]
    [InlineData("tal\u00adent\u200b", "talent")]
    [InlineData("MONTRÉAL", "montréal")]
    [InlineData("İSTANBUL", "istanbul")]
    [InlineData("（福州）", "(福州)")]
    public void Comparing_ignores_width_case_and_invisible_characters(string text, string expected) => Assert.Equal(expected, TextNormaliser.ForComparing(text));

    [Theory]
    [InlineData("Montréal", "montreal")]
    [InlineData("Wrocław", "wroclaw")]
    [InlineData("São Paulo", "sao paulo")]
    [InlineData("Ürümqi", "urumqi")]
    [InlineData("Ærø", "aero")]
    [InlineData("ガ", "ガ")]
    [InlineData("한국", "한국")]
    public void Accents_go_and_other_scripts_stay(string text, string expected) => Assert.Equal(expected, TextNormaliser.WithoutAccents(text));
}
