using System.Text;
using System.Xml;

namespace TalentPortal.Platform.Publishing;

/// <summary>Writing XML documents of any length to the wire.</summary>
public static class WireXml
{
    /// <summary>UTF-8 without a byte order mark, straight to the answer.</summary>
    public static XmlWriter Writer(HttpContext http) =>
        XmlWriter.Create(http.Response.Body, new XmlWriterSettings { Async = true, Encoding = new UTF8Encoding(false), Indent = false, CloseOutput = false });

    /// <summary>The text without characters that XML 1.0 cannot hold, such as most control characters.</summary>
    public static string Valid(string text)
    {
        if (text.All(XmlConvert.IsXmlChar)) return text;
        var valid = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length; at++)
        {
            if (XmlConvert.IsXmlChar(text[at])) valid.Append(text[at]);
            else if (at + 1 < text.Length && XmlConvert.IsXmlSurrogatePair(text[at + 1], text[at])) valid.Append(text[at]).Append(text[++at]);
        }

        return valid.ToString();
    }
}
