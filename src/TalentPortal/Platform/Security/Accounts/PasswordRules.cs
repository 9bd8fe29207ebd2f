using System.Globalization;

namespace TalentPortal.Platform.Security.Accounts;

/// <summary>
/// What a new password must be: long, and not one of those that everybody tries first. No classes of characters are
/// asked for, because they make passwords worse (NIST SP 800-63B, section 5.1.1.2).
/// </summary>
public static class PasswordRules
{
    /// <summary>Fewest characters as people count them.</summary>
    public const int LengthMin = 10;

    /// <summary>Longest, in UTF-16 units.</summary>
    public const int LengthMax = 200;

    private const int FewestDifferent = 5;

    private static readonly string[] Runs = ["01234567890123456789", "abcdefghijklmnopqrstuvwxyz", "qwertyuiopasdfghjklzxcvbnm", "qwertzuiopasdfghjklyxcvbnm", "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p"];

    private static readonly string[] Words =
        ["password", "passw0rd", "p@ssword", "p@ssw0rd", "letmein", "welcome", "iloveyou", "admin", "administrator", "talentportal", "talent", "portal", "woaini", "mima", "changeme", "secret", "football", "monkey", "dragon", "sunshine", "princess", "qwerty", "asdfgh", "zxcvbn", "abc", "test", "demo", "user", "login", "china", "zhongguo", "fujian", "beijing", "shenzhen", "love", "hello", "master"];

    public static bool IsLongEnough(string password) => new StringInfo(password).LengthInTextElements >= LengthMin;

    /// <summary>Whether a guesser would try it soon: few different characters, a run of the keyboard, a common word with a number, or the address itself.</summary>
    public static bool IsCommon(string password, string? email)
    {
        var plain = password.ToLowerInvariant();
        if (plain.Distinct().Count() < FewestDifferent) return true;
        if (email is not null && email.Split('@')[0].ToLowerInvariant() is { Length: >= 4 } name && plain.Contains(name, StringComparison.Ordinal) && plain.Length < name.Length + 6) return true;
        var reversed = new string([.. plain.Reverse()]);
        if (Runs.Any(run => run.Contains(plain, StringComparison.Ordinal) || run.Contains(reversed, StringComparison.Ordinal))) return true;
        return IsMadeOfParts(plain);
    }

    /// <summary>Nothing but common words, runs of digits and of the keyboard, years and signs at the end.</summary>
    private static bool IsMadeOfParts(string plain)
    {
        var rest = plain;
        foreach (var word in Words.OrderByDescending(w => w.Length)) rest = rest.Replace(word, " ", StringComparison.Ordinal);
        foreach (var run in Runs)
            for (var length = Math.Min(run.Length, rest.Length); length >= 4; length--)
                for (var at = 0; at + length <= run.Length; at++) rest = rest.Replace(run.Substring(at, length), " ", StringComparison.Ordinal);
        if (rest == plain) return false;
        var left = rest.Replace(" ", "", StringComparison.Ordinal);
        return left.Length <= 6 && left.All(c => !char.IsLetter(c));
    }
}
