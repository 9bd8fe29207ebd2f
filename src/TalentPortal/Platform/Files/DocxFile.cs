using System.Collections.Frozen;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;

namespace TalentPortal.Platform.Files;

/// <summary>
/// Inspects a Word document (ECMA-376): every part is unpacked within limits and every XML part read, without document
/// types or anything from outside. Refused are macros, controls, embedded files, imported text, and links that load or
/// run something; links to web pages and mail addresses are what a CV has, and stay.
/// </summary>
internal static partial class DocxFile
{
    public const string MainType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
    public const string ContentTypes = "[Content_Types].xml";
    public const string RootRelations = "_rels/.rels";

    /// <summary>Longest total of all parts, unpacked, in bytes: ten times the largest upload.</summary>
    public const int MaxUnpacked = 100 * 1024 * 1024;

    private const int MaxItems = 2000;
    private const int MaxXml = 40 * 1024 * 1024;
    private const int RatioFrom = 1024 * 1024;
    private const int MaxRatio = 200;
    private const int MaxInstructions = 1024 * 1024;
    private const int MaxDepth = 256;

    private static readonly FrozenSet<string> XmlEndings = new[] { "xml", "rels", "vml" }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> OtherEndings = new[]
    {
        "png", "jpg", "jpeg", "jpe", "jfif", "gif", "bmp", "dib", "tif", "tiff", "emf", "wmf", "emz", "wmz", "wdp", "hdp", "webp", "heic", "heif", "svg",
        "odttf", "ttf", "otf", "sigs",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> EmbeddingRelations =
        new[] { "oleObject", "package", "aFChunk", "subDocument", "frame" }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> WebSchemes = new[] { "http", "https", "mailto", "tel" }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <exception cref="FileFaultException">The document is not taken, with the reason.</exception>
    public static ZipDirectory Inspect(ReadOnlyMemory<byte> file)
    {
        var zip = ZipDirectory.Read(file, MaxItems);
        RefuseBombs(zip);
        foreach (var item in zip.Items) JudgeName(item.Name);
        if (!zip.Items.Any(i => i.Name == ContentTypes)) throw new FileFaultException("Files_Mismatch");
        var mainParts = new List<string>();
        var hasMainPart = false;
        foreach (var item in zip.Items.Where(i => !i.IsFolder))
        {
            if (!XmlEndings.Contains(Ending(item.Name))) Drain(zip, item);
            else if (item.Name == ContentTypes) mainParts = ReadContentTypes(zip, item);
            else if (Ending(item.Name) == "rels") hasMainPart |= ReadRelations(zip, item) && item.Name == RootRelations;
            else ReadPart(zip, item);
        }

        var main = mainParts.Any(p => zip.Items.Any(i => string.Equals($"/{i.Name}", p, StringComparison.OrdinalIgnoreCase)));
        return main && hasMainPart ? zip : throw new FileFaultException("Files_Mismatch");
    }

    /// <summary>Reads XML without document types, entities or anything outside the part.</summary>
    public static XmlReader OpenXml(Stream part) => XmlReader.Create(part, new XmlReaderSettings
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersFromEntities = 1024,
        MaxCharactersInDocument = MaxXml,
        CloseInput = true,
    });

    /// <summary>Elements within elements cost memory as long as they are open; documents need a few dozen of them.</summary>
    public static void RefuseDeep(XmlReader reader)
    {
        if (reader.Depth > MaxDepth) throw new FileFaultException("Files_TooComplex");
    }

    /// <summary>True when a template's address is a path on somebody's own disk, as Word writes it for every résumé template.</summary>
    public static bool IsLocalTemplate(string type, string target) =>
        type.EndsWith("/attachedTemplate", StringComparison.OrdinalIgnoreCase) && LocalPath().IsMatch(Uri.UnescapeDataString(target));

    /// <summary>Settings of the author's printer, which Word for Mac puts into every document.</summary>
    public static bool IsPrinterData(string name) => PrinterData().IsMatch(name);

    private static string Ending(string name) => Path.GetExtension(name).TrimStart('.').ToLowerInvariant();

    private static void RefuseBombs(ZipDirectory zip)
    {
        long total = 0, xml = 0;
        foreach (var item in zip.Items)
        {
            total += item.Length;
            if (XmlEndings.Contains(Ending(item.Name))) xml += item.Length;
            if (item.Length > RatioFrom && item.Length / MaxRatio > item.PackedLength) throw new FileFaultException("Files_TooComplex");
        }

        if (total > MaxUnpacked || xml > MaxXml) throw new FileFaultException("Files_TooComplex");
    }

    private static void JudgeName(string name)
    {
        if (name.EndsWith('/')) return;
        if (VbaPart().IsMatch(name)) throw new FileFaultException("Files_Macros");
        if (name.Contains("/activeX/", StringComparison.OrdinalIgnoreCase)) throw new FileFaultException("Files_Macros");
        if (name.Contains("/embeddings/", StringComparison.OrdinalIgnoreCase) || name.Contains("/afchunk", StringComparison.OrdinalIgnoreCase))
            throw new FileFaultException("Files_Embedded");
        if (IsPrinterData(name)) return;
        if (!XmlEndings.Contains(Ending(name)) && !OtherEndings.Contains(Ending(name))) throw new FileFaultException("Files_Embedded");
    }

    private static void Drain(ZipDirectory zip, ZipItem item)
    {
        Span<byte> buffer = stackalloc byte[4096];
        using var content = zip.Open(item);
        while (content.Read(buffer) > 0)
        {
            // Length and checksum are verified on the way.
        }
    }

    private static List<string> ReadContentTypes(ZipDirectory zip, ZipItem item)
    {
        var main = new List<string>();
        Read(zip, item, reader =>
        {
            var type = reader.GetAttribute("ContentType");
            if (type is null) return;
            if (type.Contains("macroEnabled", StringComparison.OrdinalIgnoreCase) || type.Contains("vbaProject", StringComparison.OrdinalIgnoreCase)
                || type.Contains("activeX", StringComparison.OrdinalIgnoreCase))
                throw new FileFaultException("Files_Macros");
            if (string.Equals(type, MainType, StringComparison.OrdinalIgnoreCase) && reader.GetAttribute("PartName") is { } part) main.Add(part);
        });
        return main;
    }

    /// <summary>True when one of the relations names the document's main part.</summary>
    private static bool ReadRelations(ZipDirectory zip, ZipItem item)
    {
        var hasMain = false;
        Read(zip, item, reader =>
        {
            if (reader.LocalName != "Relationship") return;
            string type = reader.GetAttribute("Type") ?? "", target = reader.GetAttribute("Target") ?? "";
            var external = string.Equals(reader.GetAttribute("TargetMode"), "External", StringComparison.OrdinalIgnoreCase);
            JudgeRelation(type, target, external);
            hasMain |= !external && type.EndsWith("/officeDocument", StringComparison.Ordinal);
        });
        return hasMain;
    }

    private static void JudgeRelation(string type, string target, bool external)
    {
        var kind = type[(type.LastIndexOf('/') + 1)..];
        if (kind.Contains("vbaProject", StringComparison.OrdinalIgnoreCase) || kind.Contains("control", StringComparison.OrdinalIgnoreCase)) throw new FileFaultException("Files_Macros");
        if (EmbeddingRelations.Contains(kind)) throw new FileFaultException("Files_Embedded");
        if (!external || IsLocalTemplate(type, target)) return;
        if (!kind.Equals("hyperlink", StringComparison.OrdinalIgnoreCase)) throw new FileFaultException("Files_External");
        var colon = target.IndexOf(':', StringComparison.Ordinal);
        var scheme = colon < 0 ? null : target[..colon].Trim();
        var leads = target.TrimStart();
        if (leads.StartsWith(@"\\", StringComparison.Ordinal) || leads.StartsWith("//", StringComparison.Ordinal)
            || (scheme is not null && scheme.All(c => char.IsAsciiLetterOrDigit(c) || c is '+' or '-' or '.') && !WebSchemes.Contains(scheme) && !scheme.Contains('.', StringComparison.Ordinal)))
            throw new FileFaultException("Files_External");
    }

    /// <summary>Looks for fields that start programs (DDE), also spelt in character codes (QUOTE); their text may be cut into many runs.</summary>
    private static void ReadPart(ZipDirectory zip, ZipItem item)
    {
        var instructions = new StringBuilder();
        var inside = false;
        Read(
            zip, item,
            reader =>
            {
                inside = reader.LocalName == "instrText" && !reader.IsEmptyElement;
                if (reader.LocalName == "fldChar" || reader.LocalName == "p") Append(" ");
                if (reader.LocalName == "fldSimple" && reader.GetAttribute("instr", reader.NamespaceURI) is { } instruction) Append($" {instruction} ");
                if (reader.LocalName is "altChunk" or "control" or "OLEObject" or "subDoc" && IsOffice(reader.NamespaceURI)) throw new FileFaultException("Files_Embedded");
            },
            text =>
            {
                if (inside) Append(text);
            },
            () => inside = false);
        if (Dde().IsMatch(instructions.ToString())) throw new FileFaultException("Files_Active");

        static bool IsOffice(string name) =>
            name.Contains("wordprocessingml", StringComparison.OrdinalIgnoreCase) || name.Contains("office:office", StringComparison.OrdinalIgnoreCase);

        void Append(string text)
        {
            if (instructions.Length + text.Length > MaxInstructions) throw new FileFaultException("Files_TooComplex");
            instructions.Append(text);
        }
    }

    private static void Read(ZipDirectory zip, ZipItem item, Action<XmlReader> onElement, Action<string>? onText = null, Action? onEnd = null)
    {
        try
        {
            using var reader = OpenXml(zip.Open(item));
            while (reader.Read())
            {
                RefuseDeep(reader);
                if (reader.NodeType == XmlNodeType.Element) onElement(reader);
                else if (reader.NodeType == XmlNodeType.EndElement) onEnd?.Invoke();
                else if (onText is not null && reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace) onText(reader.Value);
            }
        }
        catch (XmlException)
        {
            throw new FileFaultException("Files_Damaged");
        }
    }

    [GeneratedRegex(@"(^|/)(vbaProject|vbaData|vbaProjectSignature)[^/]*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex VbaPart();

    [GeneratedRegex(@"^word/printerSettings/[^/]+\.bin$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex PrinterData();

    [GeneratedRegex(@"\bDDE(AUTO)?\b|\bQUOTE\s+\d", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Dde();

    [GeneratedRegex(@"^(file:/{2,3})?[A-Za-z]:[\\/]", RegexOptions.CultureInvariant)]
    private static partial Regex LocalPath();
}
