using TalentPortal.Platform.Text;

namespace TalentPortal.Tests.Platform.Text;

public sealed class PinyinLiteTests
{
    [Theory]
    [InlineData("fu zhou", "fuzhou", PinyinFit.Whole)]
    [InlineData("fu zhou", "Fu Zhou", PinyinFit.Whole)]
    [InlineData("xi an", "xi'an", PinyinFit.Whole)]
    [InlineData("fu zhou", "fuz", PinyinFit.Beginning)]
    [InlineData("fu zhou", "f", PinyinFit.Beginning)]
    [InlineData("fu zhou", "fz", PinyinFit.Initials)]
    [InlineData("fu zhou", "fzh", PinyinFit.Initials)]
    [InlineData("shi jia zhuang", "sjz", PinyinFit.Initials)]
    [InlineData("shi jia zhuang", "shijz", PinyinFit.Initials)]
    [InlineData("shi jia zhuang", "sj", PinyinFit.Initials)]
    [InlineData("lü liang", "lvliang", PinyinFit.Whole)]
    [InlineData("lü liang", "lüliang", PinyinFit.Whole)]
    [InlineData("lü liang", "luliang", PinyinFit.Whole)]
    [InlineData("fu zhou", "z", PinyinFit.None)]
    [InlineData("fu zhou", "zhou", PinyinFit.None)]
    [InlineData("fu zhou", "fuzhoux", PinyinFit.None)]
    [InlineData("fu zhou", "福州", PinyinFit.None)]
    [InlineData("fu zhou", "", PinyinFit.None)]
    public void Typed_letters_fit_whole_begun_and_abbreviated(string pinyin, string typed, PinyinFit fit) => Assert.Equal(fit, PinyinLite.Match(pinyin, typed));
}
