using System.Text.RegularExpressions;
using TalentPortal.Platform.Content;
using TalentPortal.Platform.Files;
using TalentPortal.Platform.Messaging;

namespace TalentPortal.Features.Bundles.Domain;

/// <summary>What a file that somebody sent holds.</summary>
/// <param name="Strange">Names of what is no content.</param>
/// <param name="Refusal">Why nothing of it is read; null where it is.</param>
public sealed record BundleContents(IReadOnlyList<ContentFile> Files, IReadOnlyList<string> Strange, TextKey? Refusal);

/// <summary>Takes a guide, a table or an archive of them apart. Strict, because archives lie: about sizes, names, and what is in them.</summary>
public static partial class BundleReader
{
    /// <summary>Bytes of what is sent.</summary>
    public const int SentMost = 4 * 1024 * 1024;

    /// <summary>Bytes of one file, unpacked.</summary>
    public const int FileMost = 1024 * 1024;

    /// <summary>Bytes of all files, unpacked.</summary>
    public const int WholeMost = 16 * 1024 * 1024;

    public const int FilesMost = 500;

    /// <summary>Text does not pack better; what claims to is a bomb.</summary>
    private const int RatioMost = 100;

    /// <summary>Below that nobody looks at how well it packs.</summary>
    private const int SmallFile = 64 * 1024;

    public static BundleContents Read(string name, byte[] content)
    {
        if (content.Length is 0 or > SentMost) return Refused("Bundle_TooLarge", SentMost / 1024 / 1024);
        if (!name.EndsWith(".zip", StringComparison.OrdinalIgnoreCase))
        {
            if (content.Length > FileMost) return Refused("Bundle_FileTooLarge", name, FileMost / 1024);
            var alone = name.EndsWith(".md", StringComparison.OrdinalIgnoreCase) ? "guides/" + name : name;
            return Known().IsMatch(alone) ? new([new(alone, content)], [], null) : Refused("Bundle_NoContent", name);
        }

        try
        {
            return Unpack(ZipDirectory.Read(content, FilesMost));
        }
        catch (FileFaultException fault)
        {
            return Refused(fault.Reason.Name == "Files_TooComplex" ? "Bundle_TooMuch" : "Bundle_Broken", FilesMost, WholeMost / 1024 / 1024);
        }
    }

    private static BundleContents Unpack(ZipDirectory archive)
    {
        var items = archive.Items.Where(item => !item.IsFolder && !item.Name.StartsWith("__MACOSX/", StringComparison.Ordinal) && !item.Name.EndsWith(".DS_Store", StringComparison.Ordinal)).ToList();
        // Asked of the directory before anything is unpacked; the reader stops at what was declared.
        if (items.Sum(item => (long)item.Length) > WholeMost) return Refused("Bundle_TooMuch", FilesMost, WholeMost / 1024 / 1024);
        if (items.Find(item => item.Length > FileMost) is { } large) return Refused("Bundle_FileTooLarge", Short(large.Name), FileMost / 1024);
        if (items.Exists(item => item.Length > SmallFile && item.Length / RatioMost > item.PackedLength)) return Refused("Bundle_TooMuch", FilesMost, WholeMost / 1024 / 1024);
        var top = items.Count > 0 && items[0].Name.Split('/') is [var first, _, ..] && first != "guides" && items.TrueForAll(item => item.Name.StartsWith(first + "/", StringComparison.Ordinal)) ? first + "/" : "";
        List<ContentFile> files = [];
        List<string> strange = [];
        foreach (var item in items)
        {
            var name = item.Name[top.Length..];
            if (Known().IsMatch(name)) files.Add(new(name, archive.ReadAll(item)));
            else strange.Add(Short(item.Name));
        }

        return files.Count == 0 ? Refused("Bundle_NoContent", "zip") : new([.. files.OrderBy(file => file.Name, StringComparer.Ordinal)], strange, null);
    }

    private static BundleContents Refused(string key, params object[] values) => new([], [], new TextKey(key, values));

    private static string Short(string name) => name.Length <= 100 ? name : name[..99] + "\u2026";

    [GeneratedRegex(@"^(guides/[a-z0-9][a-z0-9-]{0,79}\.md|(services|schools|sources|terms)\.csv)\z")]
    private static partial Regex Known();
}
