using System.Text.RegularExpressions;
using System.Xml.Linq;
using TalentPortal.Features.Reference.Domain;
using TalentPortal.Features.Talents.Domain;
using TalentPortal.Platform.Text;
using static TalentPortal.Features.Profiles.EuropassXml;

namespace TalentPortal.Features.Profiles;

/// <summary>
/// What a Europass says of the person that the short profile holds too. Elements that say more than we would write stay with
/// the rest: on export each one stays as it came for as long as it tells what the profile says.
/// </summary>
internal static partial class EuropassBasics
{
    /// <summary>Of whom an element is part, what it tells if anything, and how it is written.</summary>
    private sealed record Fact(string Field, int Max, Func<XElement, XElement, IEnumerable<XElement>> Find, Func<XElement, string?> Read, Action<XElement, XElement, string> Write);

    private static readonly Fact[] Facts =
    [
        new(nameof(TalentProfile.Name), TalentProfile.NameMax, (person, _) => person.Children("PersonName"), NameOf, (person, _, name) => person.Add(Named(name))),
        new(nameof(TalentProfile.Email), TalentProfile.EmailMax, (person, _) => Channels(person, "Email"), one => one.Child("URI")?.Value is { } mail && ResumeShape.IsEmail(mail.Trim()) ? mail : null,
            (person, _, mail) => person.Add(Channel("Email", new XElement(Oa + "URI", mail)))),
        new(nameof(TalentProfile.Phone), TalentProfile.PhoneMax, (person, _) => Channels(person, "Telephone"), PhoneOf, (person, _, phone) => person.Add(Dialled(phone))),
        new(nameof(TalentProfile.CountryCode), 2, (person, _) => person.Children("ResidencyCountryCode").Concat(person.Find("Communication/Address/CountryCode")),
            one => ReferenceData.Countries.Find(EuropassWords.Country(one.Value))?.Code, (person, _, country) => person.Add(new XElement(Europass + "ResidencyCountryCode", country.ToLowerInvariant()))),
        new(nameof(TalentProfile.Summary), TalentProfile.SummaryMax, (_, profile) => profile.Children("ExecutiveSummary"), one => EuropassWords.Words(one.Value), (_, profile, text) => profile.Add(new XElement(Hr + "ExecutiveSummary", EuropassWords.Html(text, null)))),
    ];

    public static IReadOnlyDictionary<string, string> Read(XElement person, XElement profile)
    {
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var fact in Facts)
        {
            if (Source(fact, person, profile) is not var (element, text)) continue;
            found[fact.Field] = text;
            var plain = new XElement("x");
            fact.Write(plain, plain, text);
            if (plain.Elements().FirstOrDefault() is { } ours && IsSame(ours, element)) element.Remove();
        }

        return found;
    }

    /// <summary>Makes what was kept say what the profile says.</summary>
    public static void Write(XElement person, XElement profile, IReadOnlyDictionary<string, string> basics)
    {
        foreach (var fact in Facts)
        {
            var text = basics.GetValueOrDefault(fact.Field);
            if (Source(fact, person, profile) is var (element, told))
            {
                if (told == text) continue;
                element.Cut(person.Parent!);
            }

            if (text is not null) fact.Write(person, profile, text);
        }
    }

    private static (XElement Element, string Text)? Source(Fact fact, XElement person, XElement profile)
    {
        foreach (var element in fact.Find(person, profile))
            if (fact.Read(element)?.ReplaceLineEndings("\n").Trim() is { Length: > 0 } text && text.Length <= fact.Max && PlainText.IsStorable(text)) return (element, text);
        return null;
    }

    private static IEnumerable<XElement> Channels(XElement person, string channel) => person.Children("Communication").Where(one => one.Child("ChannelCode")?.Value.EndsWith(channel, StringComparison.Ordinal) == true);

    private static XElement Channel(string channel, params object[] content) => new(Europass + "Communication", new XElement(Europass + "ChannelCode", channel), content);

    /// <summary>Given name first, unless both are written in Han.</summary>
    private static string? NameOf(XElement name)
    {
        var (given, family) = (name.Child("GivenName")?.Value.Trim() ?? "", name.Child("FamilyName")?.Value.Trim() ?? "");
        return given.Length > 0 && family.Length > 0 && (given + family).All(IsHan) ? family + given : (given + " " + family).Trim();
    }

    /// <summary>The last word is the family name; of a name in Han the first character is, and of one word all of it.</summary>
    private static XElement Named(string name)
    {
        var cut = name.Length > 1 && name.All(IsHan) ? 1 : name.LastIndexOf(' ');
        var (first, second) = cut > 0 ? (name[..cut].Trim(), name[cut..].Trim()) : ("", name);
        var (given, family) = cut == 1 && name.All(IsHan) ? (second, first) : (first, second);
        return new(Europass + "PersonName", new XElement(Oa + "GivenName", given), new XElement(Hr + "FamilyName", family));
    }

    private static bool IsHan(char c) => c is >= '\u4e00' and <= '\u9fff' or >= '\u3400' and <= '\u4dbf';

    private static string? PhoneOf(XElement one)
    {
        var country = one.Child("CountryDialing")?.Value.Trim().TrimStart('+', '0');
        var number = string.Join(' ', new[] { country?.Length > 0 ? "+" + country : null, one.Child("AreaDialing")?.Value.Trim(), one.Child("DialNumber")?.Value.Trim() }.Where(part => !string.IsNullOrEmpty(part)));
        return ResumeReader.IsPhone(number) ? number : null;
    }

    /// <summary>The editor takes no number without the country's code, so one that does not begin with it stays at home.</summary>
    private static XElement? Dialled(string phone) => phone.StartsWith('+') && CountryCode().Match(phone[1..]) is { Success: true } code
        ? Channel("Telephone", new XElement(Europass + "CountryDialing", code.Value), new XElement(Oa + "DialNumber", phone[(1 + code.Length)..].Trim())) : null;

    /// <summary>Country codes of ITU-T E.164: of one digit, of two, else of three.</summary>
    [GeneratedRegex(@"\A(?:[17]|2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58]|[2-9][0-9]{2})")]
    private static partial Regex CountryCode();
}
