namespace TalentPortal.Features.Talents.Domain;

/// <summary>The wording that a person agreed to.</summary>
/// <param name="Version">Date on which the wording was fixed.</param>
/// <param name="Hash">SHA-256 of the words, in hexadecimal.</param>
public sealed record ConsentText(string Version, string Hash)
{
    public const string CurrentVersion = "2026-11-22";

    /// <summary>The current wording, as it was shown.</summary>
    public static ConsentText Shown(string words) =>
        new(CurrentVersion, Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(words))));
}
