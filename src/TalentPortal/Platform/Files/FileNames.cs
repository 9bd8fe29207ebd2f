using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Text;

namespace TalentPortal.Platform.Files;

/// <summary>Judges and cleans the names that browsers send.</summary>
internal static class FileNames
{
    private const int StemMax = 100;

    /// <summary>
    /// Endings that run or render: <c>cv.exe.pdf</c> shows as <c>cv.exe</c> where known endings are hidden. "com" and
    /// "js" are not among them because they end addresses and skills that people put into names.
    /// </summary>
    private static readonly FrozenSet<string> ActiveEndings = new[]
    {
        "app", "asp", "aspx", "bat", "cgi", "chm", "cmd", "cpl", "dll", "docm", "dotm", "exe", "gadget", "hta", "htm", "html", "iqy", "iso",
        "jar", "js", "jse", "jsp", "lnk", "mht", "mhtml", "msc", "msi", "msp", "php", "phtml", "pif", "pl", "pptm", "ps1", "py", "reg", "scf",
        "scr", "sh", "shtml", "svg", "url", "vb", "vbe", "vbs", "wsf", "wsh", "xhtml", "xlsm", "xml",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> DeviceNames = new[]
    {
        "con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9",
        "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Finds the claimed kind and a name that is safe everywhere; or why there is none.</summary>
    public static TextKey? Judge(string? claimed, UploadRules rules, out FileKind kind, out string cleanName)
    {
        (kind, cleanName) = (default, "");
        if (string.IsNullOrWhiteSpace(claimed)) return new TextKey("Files_NoneChosen");
        if (claimed.Length > 4096 || !Utf16.IsWellFormed(claimed) || claimed.Any(IsTreacherous)) return new TextKey("Files_NameUnsafe");
        // Windows drops dots and spaces at the end, and would then see another ending than we do.
        var name = Tidy(claimed).TrimEnd('.', ' ');
        var dot = name.LastIndexOf('.');
        if (rules.Documents.Count > 0)
        {
            var ending = dot < 0 ? null : rules.Documents.FirstOrDefault(one => one.Equals(name[(dot + 1)..], StringComparison.OrdinalIgnoreCase));
            if (ending is null) return new TextKey("Files_KindNotTaken", rules.KindNames);
            cleanName = $"{CleanStem(name[..dot])}.{ending}";
            return null;
        }

        if (dot < 0 || FileKinds.FromExtension(name[(dot + 1)..]) is not { } found || !rules.Kinds.Contains(found))
            return new TextKey("Files_KindNotTaken", rules.KindNames);
        var stem = name[..dot];
        if (HasActiveEnding(stem)) return new TextKey("Files_NameDouble");
        kind = found;
        cleanName = $"{CleanStem(stem)}.{found.Extension()}";
        return null;
    }

    /// <summary>Only a part that follows a dot is an ending: "js developer.pdf" has none.</summary>
    private static bool HasActiveEnding(string stem) => stem.Split('.').Skip(1).Any(part => ActiveEndings.Contains(part.Trim()));

    /// <summary>Characters that lead out of a folder, end a string early or turn the reading direction round.</summary>
    private static bool IsTreacherous(char c) =>
        c is '/' or '\\' || char.IsControl(c) || c is '\u061c' or '\u200e' or '\u200f' or '\u2028' or '\u2029' or >= '\u202a' and <= '\u202e' or >= '\u2066' and <= '\u2069'
        or '\u2044' or '\u2215' or '\u29f8' or '\uff0f' or '\uff3c';

    private static string Tidy(string claimed)
    {
        var tidy = new StringBuilder(claimed.Length);
        foreach (var c in claimed.Normalize(NormalizationForm.FormC))
        {
            if (char.IsWhiteSpace(c)) tidy.Append(' ');
            // The joiners are part of emoji and of several scripts; all other invisible characters only deceive.
            else if (c is '\u200c' or '\u200d' || char.GetUnicodeCategory(c) != UnicodeCategory.Format) tidy.Append(c);
        }

        return tidy.ToString().Trim();
    }

    private static string CleanStem(string stem)
    {
        var clean = new StringBuilder(stem.Length);
        foreach (var c in stem) clean.Append(c is '<' or '>' or ':' or '"' or '|' or '?' or '*' or '%' or ';' ? '_' : c);
        var text = clean.ToString().Trim(' ', '.');
        if (text.Length > StemMax)
        {
            // Cut between characters as people see them, not through an emoji.
            var length = 0;
            foreach (var start in StringInfo.ParseCombiningCharacters(text))
            {
                if (start > StemMax) break;
                length = start;
            }

            text = text[..length].TrimEnd(' ', '.');
        }

        if (text.Length == 0) return "file";
        return DeviceNames.Contains(text.Split('.')[0].Trim()) ? $"_{text}" : text;
    }
}
