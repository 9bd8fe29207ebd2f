using TalentPortal.Platform.Text;

namespace TalentPortal.Tests.Platform.Text;

public sealed class NameFormsTests
{
    [Theory]
    [InlineData("李晓明", "Xiaoming Li")]
    [InlineData("李晓明", "LI Xiao-Ming")]
    [InlineData("李曉明", "Li Xiao Ming")]
    [InlineData("欧阳娜娜", "Nana Ouyang")]
    [InlineData("單田芳", "Shan Tianfang")]
    [InlineData("曾志伟", "Zhiwei Zeng")]
    [InlineData("任正平", "Ren Zhengping")]
    [InlineData("吕布", "Lü Bu")]
    [InlineData("吕布", "LYU BU")]
    [InlineData("吕布", "Lv Bu")]
    [InlineData("王 小 二", "王小二")]
    [InlineData("José Álvarez", "alvarez, jose")]
    [InlineData("Zoë Müller", "ZOE MULLER")]
    [InlineData("Anna Maria Kowalska", "Kowalska Anna")]
    [InlineData("John M. Smith", "Smith, John")]
    [InlineData("O\u2019Brien Pat", "Pat OBrien")]
    [InlineData("\uff37\uff45\uff49 Zhang", "Zhang Wei")]
    public void One_person_in_two_spellings_shares_a_form(string one, string other) =>
        Assert.NotEmpty(NameForms.Of(one, null).Intersect(NameForms.Of(null, other)));

    [Theory]
    [InlineData("李晓明", "Li Xiaohong")]
    [InlineData("王伟", "Wang Wen")]
    [InlineData("Ada Lovelace", "Ada Byron")]
    [InlineData("Ada", "Ada")]
    [InlineData("李", "Li")]
    [InlineData("𠮷野", "Ji Ye")]
    public void Others_and_half_names_do_not(string one, string other) => Assert.Empty(NameForms.Of(one, null).Intersect(NameForms.Of(other, null)));

    [Fact]
    public void Whatever_is_typed_is_taken() => Assert.All(new[] { null, "", " ", "\0", "\ud800", ",,,", new string('李', 100), new string('a', 100) + " b" }, typed => Assert.True(NameForms.Of(typed, typed).Count < 20));
}

public sealed class OrcidTests
{
    [Theory]
    [InlineData("0000-0002-1825-0097", "0000-0002-1825-0097")]
    [InlineData("https://orcid.org/0000-0001-5109-3700/", "0000-0001-5109-3700")]
    [InlineData(" 0000000216940238 ", "0000-0002-1694-0238")]
    [InlineData("0000-0002-1694-233x", "0000-0002-1694-233X")]
    [InlineData("0000-0002-1825-0098", null)]
    [InlineData("0000-0002-1825-009", null)]
    [InlineData("orcid", null)]
    [InlineData(null, null)]
    public void The_check_digit_decides(string? typed, string? read) => Assert.Equal(read, Orcid.Read(typed));
}

public sealed class PhoneNumberTests
{
    [Theory]
    [InlineData("+44 (0)20 7946-0018", "+442079460018")]
    [InlineData("0044 20 7946 0018", "+442079460018")]
    [InlineData("\uff0b86 138 0013 8000", "+8613800138000")]
    [InlineData("020 7946 0018", null)]
    [InlineData("+44 20 ring", null)]
    [InlineData("+0123456789", null)]
    [InlineData("+1234567890123456", null)]
    [InlineData("", null)]
    public void A_number_has_its_country_in_front(string typed, string? read) => Assert.Equal(read, PhoneNumber.Read(typed));
}
