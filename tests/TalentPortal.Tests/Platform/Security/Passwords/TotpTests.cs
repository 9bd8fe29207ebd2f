using System.Text;
using FsCheck;
using FsCheck.Fluent;
using TalentPortal.Platform.Security.Passwords;

namespace TalentPortal.Tests.Platform.Security.Passwords;

public sealed class TotpTests
{
    /// <summary>The secret of RFC 6238, appendix B, and of RFC 4226, appendix D.</summary>
    private static readonly byte[] RfcKey = Encoding.ASCII.GetBytes("12345678901234567890");

    private static readonly DateTimeOffset Now = new(2026, 3, 1, 8, 0, 7, TimeSpan.Zero);

    [Theory]
    [InlineData(59, 94287082)]
    [InlineData(1111111109, 7081804)]
    [InlineData(1111111111, 14050471)]
    [InlineData(1234567890, 89005924)]
    [InlineData(2000000000, 69279037)]
    [InlineData(20000000000, 65353130)]
    public void Codes_equal_the_vectors_of_rfc_6238(long seconds, int eightDigits)
    {
        var step = Totp.StepAt(DateTimeOffset.FromUnixTimeSeconds(seconds));

        Assert.Equal(eightDigits, Totp.Truncated(RfcKey, step) % 100_000_000);
        Assert.Equal((eightDigits % 1_000_000).ToString("D6", null), Totp.Code(RfcKey, step));
    }

    [Theory]
    [InlineData(0, "755224")]
    [InlineData(1, "287082")]
    [InlineData(2, "359152")]
    [InlineData(3, "969429")]
    [InlineData(4, "338314")]
    [InlineData(5, "254676")]
    [InlineData(6, "287922")]
    [InlineData(7, "162583")]
    [InlineData(8, "399871")]
    [InlineData(9, "520489")]
    public void Codes_equal_the_vectors_of_rfc_4226(long counter, string code) => Assert.Equal(code, Totp.Code(RfcKey, counter));

    [Theory]
    [InlineData(-2, false)]
    [InlineData(-1, true)]
    [InlineData(0, true)]
    [InlineData(1, true)]
    [InlineData(2, false)]
    public void One_step_either_way_is_accepted_and_the_step_is_told(int away, bool accepted)
    {
        var step = Totp.StepAt(Now) + away;

        Assert.Equal(accepted ? step : null, Totp.FindStep(RfcKey, Totp.Code(RfcKey, step), Now, null));
    }

    [Fact]
    public void A_step_already_used_and_all_before_it_are_refused()
    {
        var step = Totp.StepAt(Now);
        var code = Totp.Code(RfcKey, step);

        Assert.Equal(step, Totp.FindStep(RfcKey, code, Now, step - 1));
        Assert.Null(Totp.FindStep(RfcKey, code, Now, step));
        Assert.Null(Totp.FindStep(RfcKey, code, Now, step + 1));
        Assert.Equal(step + 1, Totp.FindStep(RfcKey, Totp.Code(RfcKey, step + 1), Now, step));
    }

    [Theory]
    [InlineData("{0} {1}")]
    [InlineData(" {0}{1}\t")]
    [InlineData("{0}-{1}")]
    public void Spaces_and_hyphens_do_not_matter(string form)
    {
        var code = Totp.Code(RfcKey, Totp.StepAt(Now));

        Assert.NotNull(Totp.FindStep(RfcKey, string.Format(null, form, code[..3], code[3..]), Now, null));
    }

    [Fact]
    public void Digits_of_a_chinese_input_method_are_digits()
    {
        var code = string.Concat(Totp.Code(RfcKey, Totp.StepAt(Now)).Select(c => (char)(c - '0' + '０')));

        Assert.NotNull(Totp.FindStep(RfcKey, code, Now, null));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("12345")]
    [InlineData("1234567")]
    [InlineData("abcdef")]
    [InlineData("12\ud83d345")]
    [InlineData("000000000000000000000000000000000000000000000000000000000000000000")]
    public void What_is_no_code_is_refused(string? typed) => Assert.Null(Totp.FindStep(RfcKey, typed, Now, null));

    [Fact]
    public void Any_key_survives_its_written_form() => Prop.ForAll(ArbMap.Default.ArbFor<byte[]>(), bytes =>
        bytes.Length is 0 or > 64 || Totp.FromBase32(Totp.ToBase32(bytes))!.SequenceEqual(bytes)).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Fact]
    public void New_keys_have_160_bits_differ_and_read_back_however_they_are_typed()
    {
        var key = Totp.NewKey();
        var typed = string.Join(' ', Totp.ToBase32(key).ToLowerInvariant().Chunk(4).Select(g => new string(g))) + "==";

        Assert.Equal(20, key.Length);
        Assert.NotEqual(key, Totp.NewKey());
        Assert.Equal(key, Totp.FromBase32(typed));
        Assert.Null(Totp.FromBase32("0189"));
        Assert.Null(Totp.FromBase32(""));
        Assert.Equal("MZXW6YTBOI", Totp.ToBase32("foobar"u8));
    }

    [Fact]
    public void The_provisioning_address_is_what_apps_read()
    {
        var uri = Totp.ProvisioningUri("人才门户: Fujian", "li:wei@example.org", RfcKey);

        var parsed = new Uri(uri);
        Assert.Equal("otpauth", parsed.Scheme);
        Assert.Equal("totp", parsed.Host);
        Assert.Contains("secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", parsed.Query, StringComparison.Ordinal);
        Assert.Contains("issuer=%E4%BA%BA%E6%89%8D%E9%97%A8%E6%88%B7%20%20Fujian", parsed.Query, StringComparison.Ordinal);
        Assert.Equal(2, uri.Count(c => c == ':'));
    }
}

public sealed class RecoveryCodesTests
{
    private static readonly Guid User = Guid.NewGuid();

    [Fact]
    public void Codes_carry_at_least_128_bits_and_never_repeat()
    {
        var codes = Enumerable.Range(0, 50).SelectMany(_ => RecoveryCodes.Create()).ToList();

        Assert.Equal(500, codes.Distinct().Count());
        Assert.All(codes, c => Assert.Matches("^([0-9A-HJKMNP-TV-Z]{4}-){6}[0-9A-HJKMNP-TV-Z]{4}$", c));
        Assert.True(28 * 5 >= 128);
        // Every letter of the alphabet turns up, so none of the 5 bits is fixed.
        Assert.Equal(32, codes.SelectMany(c => c).Where(c => c != '-').Distinct().Count());
    }

    [Fact]
    public void A_code_hashes_alike_however_it_is_typed()
    {
        var code = RecoveryCodes.Create(1)[0];
        var hash = RecoveryCodes.Hash(User, code);

        Assert.Equal(32, hash!.Length);
        Assert.Equal(hash, RecoveryCodes.Hash(User, code.ToLowerInvariant().Replace('-', ' ')));
        Assert.Equal(hash, RecoveryCodes.Hash(User, code.Replace('0', 'O').Replace('1', 'l')));
        Assert.Equal(hash, RecoveryCodes.Hash(User, string.Concat(code.Select(c => c is >= '0' and <= '9' ? (char)(c - '0' + '０') : c))));
    }

    [Fact]
    public void A_hash_is_of_one_user_and_one_code()
    {
        var codes = RecoveryCodes.Create(2);

        Assert.NotEqual(RecoveryCodes.Hash(User, codes[0]), RecoveryCodes.Hash(User, codes[1]));
        Assert.NotEqual(RecoveryCodes.Hash(User, codes[0]), RecoveryCodes.Hash(Guid.NewGuid(), codes[0]));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("AAAA-BBBB")]
    [InlineData("UUUU-UUUU-UUUU-UUUU-UUUU-UUUU-UUUU")]
    [InlineData("人才-AAAA-AAAA-AAAA-AAAA-AAAA-AAAA")]
    [InlineData("0000-0000-0000-0000-0000-0000-0000-0000-0000-0000-0000-0000-0000-0000")]
    public void What_cannot_be_a_code_has_no_hash(string? typed) => Assert.Null(RecoveryCodes.Hash(User, typed));
}
