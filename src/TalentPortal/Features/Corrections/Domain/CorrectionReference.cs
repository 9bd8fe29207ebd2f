using System.Security.Cryptography;
using System.Text;

namespace TalentPortal.Features.Corrections.Domain;

/// <summary>The reference under which somebody looks up what came of a report: 20 signs that nobody guesses, written in groups of five.</summary>
public static class CorrectionReference
{
    /// <summary>Longest text that is looked at as one.</summary>
    public const int TypedMax = 60;

    private const string Signs = "23456789BCDFGHJKMNPQRSTVWXZ";
    private const int Length = 20;

    public static string New() => string.Join('-', RandomNumberGenerator.GetString(Signs, Length).Chunk(5).Select(group => new string(group)));

    /// <summary>What is kept of it, however it was typed; null for what is none.</summary>
    public static string? HashOf(string? typed)
    {
        var bare = new string([.. (typed ?? "").ToUpperInvariant().Where(char.IsAsciiLetterOrDigit)]);
        return bare.Length == Length && bare.All(Signs.Contains) ? Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(bare))) : null;
    }
}
