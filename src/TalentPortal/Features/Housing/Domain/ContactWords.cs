using System.Text;
using System.Text.RegularExpressions;

namespace TalentPortal.Features.Housing.Domain;

/// <summary>Words by which one reaches somebody outside the portal.</summary>
public static partial class ContactWords
{
    /// <summary>Whether there are telephone numbers, mail addresses, links or the names of message services in it.</summary>
    public static bool StandIn(string? typed) => typed is not null && Contact().IsMatch(typed.Normalize(NormalizationForm.FormKC));

    [GeneratedRegex(@"[^\s@]+@[^\s@]+\.[A-Za-z]{2,}|https?://|www\.|(?:\d[\s\-]?){9,}\d|wechat\s*(?:id)?\s*[:=]|whatsapp|weixin|\u5fae\u4fe1\s*(?:\u53f7)?\s*[:=]", RegexOptions.IgnoreCase)]
    private static partial Regex Contact();
}
