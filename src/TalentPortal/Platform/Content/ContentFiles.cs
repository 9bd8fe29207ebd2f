using System.Reflection;
using System.Text;

namespace TalentPortal.Platform.Content;

/// <summary>
/// The content that ships with a release: the files under Data/Seed/Content, embedded under their path there. They are the
/// release; what visitors read are the rows that were loaded from them.
/// </summary>
public static class ContentFiles
{
    private const string Prefix = "content/";

    private static readonly Assembly Assembly = typeof(ContentFiles).Assembly;

    /// <summary>All files, by path with forward slashes, in order.</summary>
    public static IReadOnlyList<string> All { get; } =
        [.. Assembly.GetManifestResourceNames().Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)).Select(name => name[Prefix.Length..]).Order(StringComparer.Ordinal)];

    /// <summary>The files of a folder and of the folders in it.</summary>
    /// <param name="folder">For example <c>guides</c>.</param>
    /// <param name="ending">For example <c>.md</c>.</param>
    public static IEnumerable<string> Names(string folder, string ending) =>
        All.Where(name => name.StartsWith(folder + "/", StringComparison.Ordinal) && name.EndsWith(ending, StringComparison.Ordinal));

    /// <summary>The text of a file.</summary>
    /// <exception cref="ContentException">There is none of that name.</exception>
    public static string Read(string name)
    {
        using var stream = Assembly.GetManifestResourceStream(Prefix + name) ?? throw new ContentException(name, 0, "is not embedded in the assembly");
        using var reader = new StreamReader(stream, new UTF8Encoding(false, throwOnInvalidBytes: true));
        return reader.ReadToEnd();
    }
}

/// <summary>A fault in content. Nothing of a faulty release is loaded.</summary>
/// <param name="line">From 1; 0 where the whole file is meant.</param>
public sealed class ContentException(string file, int line, string what) : Exception(line == 0 ? $"{file}: {what}" : $"{file}, line {line}: {what}")
{
    public string File { get; } = file;

    public int Line { get; } = line;
}
