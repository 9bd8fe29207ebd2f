using System.IO.Compression;
using System.Text;
using System.Xml;

namespace TalentPortal.Platform.Files;

/// <summary>
/// Writes a Word document anew without its properties (author, company, times, template, thumbnail, printer), without the names in
/// comments and tracked changes, and without metadata in its pictures. The text and its look stay as they are.
/// </summary>
internal static class DocxCleaner
{
    private static readonly DateTimeOffset NoTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly string[] Traces = ["author", "initials", "attachedTemplate", "docVars", "presenceInfo", "thumbnail", "printerSettings"];

    private enum Property
    {
        Emptied,
        Dropped,
    }

    /// <returns>The cleaned document, or null when it is signed: any change would break the signature.</returns>
    /// <exception cref="FileFaultException">The document does not unpack as inspected.</exception>
    public static byte[]? Clean(ReadOnlyMemory<byte> file)
    {
        var zip = DocxFile.Inspect(file);
        if (zip.Items.Any(i => i.Name.StartsWith("_xmlsignatures/", StringComparison.OrdinalIgnoreCase))) return null;
        var properties = FindProperties(zip);
        var output = new MemoryStream(file.Length);
        using (var archive = new ZipArchive(output, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var item in zip.Items.Where(i => !i.IsFolder))
            {
                var role = properties.TryGetValue($"/{item.Name}", out var found) ? found : (Property?)null;
                if (role == Property.Dropped || DocxFile.IsPrinterData(item.Name)) continue;
                var entry = archive.CreateEntry(item.Name, CompressionLevel.Optimal);
                entry.LastWriteTime = NoTime;
                using var target = entry.Open();
                Write(zip, item, role, target);
            }
        }

        var clean = output.ToArray();
        DocxFile.Inspect(clean);
        return clean;
    }

    /// <summary>Parts that the package names as its properties, by the kind of their relation.</summary>
    private static Dictionary<string, Property> FindProperties(ZipDirectory zip)
    {
        var found = new Dictionary<string, Property>(StringComparer.OrdinalIgnoreCase);
        using var reader = DocxFile.OpenXml(zip.Open(zip.Items.Single(i => i.Name == DocxFile.RootRelations)));
        while (reader.Read())
        {
            if (reader.NodeType != XmlNodeType.Element || reader.GetAttribute("Type") is not { } type || reader.GetAttribute("Target") is not { } target) continue;
            var part = "/" + target.TrimStart('/');
            if (IsThumbnail(type)) found[part] = Property.Dropped;
            else if (type.EndsWith("/core-properties", StringComparison.Ordinal) || type.EndsWith("/extended-properties", StringComparison.Ordinal) || type.EndsWith("/custom-properties", StringComparison.Ordinal))
                found[part] = Property.Emptied;
        }

        return found;
    }

    private static void Write(ZipDirectory zip, ZipItem item, Property? role, Stream target)
    {
        switch (Path.GetExtension(item.Name).ToLowerInvariant())
        {
            case ".jpg" or ".jpeg" or ".jpe" or ".jfif":
                var jpeg = zip.ReadAll(item);
                target.Write(PictureCleaner.CleanJpeg(jpeg) ?? jpeg);
                break;
            case ".png":
                var png = zip.ReadAll(item);
                target.Write(PictureCleaner.CleanPng(png) ?? png);
                break;
            case ".xml" or ".rels" when role == Property.Emptied || HasTraces(zip, item):
                using (var reader = DocxFile.OpenXml(zip.Open(item)))
                using (var writer = XmlWriter.Create(target, new XmlWriterSettings { Encoding = new UTF8Encoding(false), NewLineHandling = NewLineHandling.Entitize, CloseOutput = false }))
                    Copy(reader, writer, onlyRoot: role == Property.Emptied);
                break;
            default:
                using (var content = zip.Open(item)) content.CopyTo(target);
                break;
        }
    }

    /// <summary>Parts without a trace are copied byte for byte. UTF-16, which nobody writes, always goes through the copy.</summary>
    private static bool HasTraces(ZipDirectory zip, ZipItem item)
    {
        var content = zip.ReadAll(item);
        return content.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xff, 0xfe]) || content.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xfe, 0xff])
            || Array.Exists(Traces, t => content.AsSpan().IndexOf(Encoding.ASCII.GetBytes(t)) >= 0);
    }

    private static void Copy(XmlReader reader, XmlWriter writer, bool onlyRoot)
    {
        var goesOn = reader.Read();
        while (goesOn)
        {
            if (reader.NodeType == XmlNodeType.Element && (IsTrace(reader) || (onlyRoot && reader.Depth > 0)))
            {
                reader.Skip();
                goesOn = !reader.EOF;
                continue;
            }

            if (!onlyRoot || reader.NodeType is XmlNodeType.XmlDeclaration || reader.Depth == 0) CopyNode(reader, writer);
            goesOn = reader.Read();
        }
    }

    private static void CopyNode(XmlReader reader, XmlWriter writer)
    {
        switch (reader.NodeType)
        {
            case XmlNodeType.XmlDeclaration:
                writer.WriteStartDocument(standalone: true);
                break;
            case XmlNodeType.Element:
                writer.WriteStartElement(reader.Prefix, reader.LocalName, reader.NamespaceURI);
                var isEmpty = reader.IsEmptyElement;
                while (reader.MoveToNextAttribute()) writer.WriteAttributeString(reader.Prefix, reader.LocalName, reader.NamespaceURI, Value(reader));
                reader.MoveToElement();
                if (isEmpty) writer.WriteEndElement();
                break;
            case XmlNodeType.EndElement:
                writer.WriteFullEndElement();
                break;
            case XmlNodeType.Text or XmlNodeType.SignificantWhitespace:
                writer.WriteString(reader.Value);
                break;
            case XmlNodeType.Whitespace:
                writer.WriteWhitespace(reader.Value);
                break;
            case XmlNodeType.CDATA:
                writer.WriteCData(reader.Value);
                break;
        }
    }

    /// <summary>Names in comments and tracked changes become one name for all.</summary>
    private static string Value(XmlReader attribute) => attribute.LocalName switch
    {
        "author" when IsWord(attribute.NamespaceURI) => "Author",
        "initials" when IsWord(attribute.NamespaceURI) => "A",
        _ => attribute.Value,
    };

    private static bool IsTrace(XmlReader element) => element.LocalName switch
    {
        "attachedTemplate" or "docVars" or "presenceInfo" or "printerSettings" => IsWord(element.NamespaceURI),
        "Relationship" => IsThumbnail(element.GetAttribute("Type")) || IsPrinter(element.GetAttribute("Type")) || DocxFile.IsLocalTemplate(element.GetAttribute("Type") ?? "", element.GetAttribute("Target") ?? ""),
        _ => false,
    };

    private static bool IsThumbnail(string? type) => type?.EndsWith("/thumbnail", StringComparison.Ordinal) == true;

    private static bool IsPrinter(string? type) => type?.EndsWith("/printerSettings", StringComparison.Ordinal) == true;

    private static bool IsWord(string name) =>
        name.Contains("wordprocessingml", StringComparison.OrdinalIgnoreCase) || name.StartsWith("http://schemas.microsoft.com/office/word/", StringComparison.Ordinal);
}
