using FluentValidation;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Text;

namespace TalentPortal.Platform.Security.Accounts;

/// <summary>Rules for addresses and passwords in forms; the caller names its own texts.</summary>
public static class AccountRules
{
    /// <summary>Longest code or secret of a link that is looked at.</summary>
    public const int CodeMax = 100;

    /// <summary>An address that mail can be sent to.</summary>
    public static IRuleBuilderOptions<T, string> IsEmail<T>(this IRuleBuilder<T, string> rule, string missing, string wrong) =>
        rule.Must(value => !string.IsNullOrWhiteSpace(value)).Says(missing)
            .Must(value => string.IsNullOrWhiteSpace(value) || EmailAddress.Read(value) is not null).Says(wrong);

    /// <summary>A password that is asked for again: only present and not endless, so that old ones stay usable.</summary>
    /// <param name="tooLong">Text with the limit as its value.</param>
    public static IRuleBuilderOptions<T, string> IsGivenPassword<T>(this IRuleBuilder<T, string> rule, string missing, string tooLong) =>
        rule.Must(value => !string.IsNullOrEmpty(value)).Says(missing)
            .Must(value => value is null || (value.Length <= PasswordRules.LengthMax && PlainText.IsStorable(value))).Says(tooLong, PasswordRules.LengthMax);

    /// <summary>A password that is chosen now.</summary>
    /// <param name="tooShort">Text with the limit as its value.</param>
    /// <param name="email">The address it must not be made of, where one is known.</param>
    public static IRuleBuilderOptions<T, string> IsNewPassword<T>(
        this IRuleBuilder<T, string> rule, string missing, string tooLong, string tooShort, string common, Func<T, string?>? email = null) =>
        rule.IsGivenPassword(missing, tooLong)
            .Must(value => string.IsNullOrEmpty(value) || PasswordRules.IsLongEnough(value)).Says(tooShort, PasswordRules.LengthMin)
            .Must((request, value) => string.IsNullOrEmpty(value) || !PasswordRules.IsLongEnough(value) || !PasswordRules.IsCommon(value, email?.Invoke(request))).Says(common);
}
