using System.Security.Cryptography;
using System.Text;

namespace TalentPortal.Platform.Content;

/// <summary>Brings one kind of the release's files into the desk's rows. All loaders run in one transaction, as the system at the desk.</summary>
public interface IContentLoader
{
    /// <summary>Loaders run from the lowest on: sources and claims at 0, what cites them later.</summary>
    int Order { get; }

    /// <summary>Loads what has changed. What a person has edited since it was loaded is never overwritten.</summary>
    /// <exception cref="ContentException">A file is faulty; then nothing at all is loaded.</exception>
    Task Load(ContentLoading loading, CancellationToken ct);
}

/// <summary>One loading of a release: its files, and which of them were loaded before.</summary>
/// <param name="Files">Text of each file by its path.</param>
/// <param name="Loaded">Digest under which each file was loaded last.</param>
/// <param name="Ledger">The release's sources, claims and parameters, already found to be whole.</param>
public sealed record ContentLoading(IReadOnlyDictionary<string, string> Files, IReadOnlyDictionary<string, string> Loaded, ReleasedLedger Ledger)
{
    private readonly SortedDictionary<string, int> _changes = new(StringComparer.Ordinal);

    /// <summary>What was changed, by kind, for the operator.</summary>
    public IReadOnlyDictionary<string, int> Changes => _changes;

    /// <summary>The files of a folder, in order.</summary>
    public IEnumerable<string> Names(string folder, string ending) =>
        Files.Keys.Where(name => name.StartsWith(folder + "/", StringComparison.Ordinal) && name.EndsWith(ending, StringComparison.Ordinal)).Order(StringComparer.Ordinal);

    /// <summary>Whether the file was never loaded in this form.</summary>
    public bool IsNew(string name) => Loaded.GetValueOrDefault(name) != DigestOf(Files[name]);

    public void Count(string kind, int rows)
    {
        if (rows > 0) _changes[kind] = _changes.GetValueOrDefault(kind) + rows;
    }

    /// <summary>The first sixteen digits of the text's SHA-256.</summary>
    public static string DigestOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..16];
}
