using TalentPortal.Data.Seed.Demo;
using TalentPortal.Features.Employers.Domain;

namespace TalentPortal.Tests.Features.Employers;

public sealed class CreditCodeTests
{
    [Theory]
    [InlineData("91350100M000100Y43")]
    [InlineData("91440300708461136T")]
    [InlineData("911101085923662400")]
    [InlineData("9144030071526726XG")]
    public void A_code_with_the_right_check_character_is_valid(string code) => Assert.True(CreditCode.IsValid(code));

    [Theory]
    [InlineData("")]
    [InlineData("91350100M000100Y4")]
    [InlineData("91350100M000100Y433")]
    [InlineData("91350100M000100Y44")]
    [InlineData("91350100M000100Z43")]
    [InlineData("91350100I000100Y43")]
    [InlineData("9135010OM000100Y43")]
    [InlineData("91A50100M000100Y43")]
    [InlineData("９１３５０１００M000100Y43")]
    [InlineData("𠀀𠀀𠀀𠀀𠀀𠀀𠀀𠀀𠀀")]
    public void Anything_else_is_not(string code) => Assert.False(CreditCode.IsValid(code));

    [Fact]
    public void Every_single_wrong_character_is_found()
    {
        const string alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
        const string code = "91350100M000100Y43";
        var found = 0;
        for (var at = 8; at < code.Length; at++)
        {
            foreach (var other in alphabet.Where(c => c != code[at]))
            {
                Assert.False(CreditCode.IsValid(code[..at] + other + code[(at + 1)..]));
                found++;
            }
        }

        Assert.Equal(10 * 30, found);
    }

    [Fact]
    public void Neighbours_that_changed_places_are_found() =>
        Assert.All(Enumerable.Range(0, 17), at =>
        {
            var code = "91350100M000100Y43".ToCharArray();
            if (code[at] == code[at + 1]) return;
            (code[at], code[at + 1]) = (code[at + 1], code[at]);
            Assert.False(CreditCode.IsValid(new string(code)));
        });

    [Theory]
    [InlineData(" 9135 0100 m000-100y43 ", "91350100M000100Y43")]
    [InlineData("９１３５０１００Ｍ０００１００Ｙ４３", "91350100M000100Y43")]
    [InlineData(null, "")]
    public void What_people_type_is_brought_into_one_form(string? typed, string expected) => Assert.Equal(expected, CreditCode.Normalise(typed));

    [Fact]
    public void Demo_codes_pass_their_check_but_can_belong_to_nobody() => Assert.All(DemoPeople.Employers, employer =>
    {
        Assert.True(CreditCode.IsValid(employer.CreditCode), employer.Key);
        Assert.NotEqual(OrganisationCheck(employer.CreditCode[8..16]), employer.CreditCode[16]);
    });

    /// <summary>Check character of the organisation number that a real code contains (GB 11714).</summary>
    private static char OrganisationCheck(string number)
    {
        int[] weights = [3, 7, 9, 10, 5, 8, 4, 2];
        var sum = number.Select((c, i) => (char.IsAsciiDigit(c) ? c - '0' : c - 'A' + 10) * weights[i]).Sum();
        return (11 - sum % 11) switch { 10 => 'X', 11 => '0', var digit => (char)('0' + digit) };
    }
}
