using System.Xml.Linq;
using TalentPortal.Features.Profiles.Domain;
using static TalentPortal.Features.Profiles.EuropassXml;

namespace TalentPortal.Features.Profiles;

/// <summary>What follows from facts, and what several elements tell together.</summary>
internal static class EuropassMeasures
{
    private const string FrameworkOfLanguages = "CEF-";

    private static readonly string[] Dimensions = ["CEF-Understanding-Listening", "CEF-Understanding-Reading", "CEF-Speaking-Interaction", "CEF-Speaking-Production", "CEF-Writing-Production"];

    /// <summary>Takes out what export makes anew.</summary>
    public static void Read(EuropassKind kind, XElement rest, Dictionary<string, string?> texts)
    {
        if (kind.Fixed is { } same) rest.Find(same.Path).FirstOrDefault(e => IsSame(e, new XElement(e.Name, same.Text)))?.Cut(rest);
        if (kind.Current is { } current) rest.Find(current.Path).FirstOrDefault(e => IsSame(e, new XElement(e.Name, texts.ContainsKey("To") ? current.Ended : current.GoesOn)))?.Cut(rest);
        if (kind.OfPerson) texts["Fluency"] = EuropassWords.Native;
        if (kind.Section != ProfileSection.Language || Cefr(rest) is not { } level) return;
        texts["Cefr"] = level;
        var told = OfLanguage(rest).ToList();
        if (told.Count == Dimensions.Length && told.Zip(Made(level)).All(pair => IsSame(pair.First, pair.Second))) told.ForEach(one => one.Remove());
    }

    /// <summary>Puts it back, in accord with the facts as they are now.</summary>
    public static void Write(EuropassKind kind, XElement element, IReadOnlyDictionary<string, string?> texts)
    {
        if (kind.Fixed is { } same && !element.Find(same.Path).Any()) element.Make(same.Path).Value = same.Text;
        if (kind.Current is { } current && texts.ContainsKey("From")) Current(element, current.Path, texts.ContainsKey("To") ? current.Ended : current.GoesOn, texts.ContainsKey("To"));
        if (kind.Section != ProfileSection.Language || kind.OfPerson || Cefr(element) == texts.GetValueOrDefault("Cefr")) return;
        OfLanguage(element).Remove();
        if (texts.GetValueOrDefault("Cefr") is { } level2) element.Add(Made(level2));
    }

    private static void Current(XElement element, string path, string says, bool isCertain)
    {
        if (element.Find(path).FirstOrDefault() is not { } there) element.Make(path).Value = says;
        else if (isCertain) there.Value = says;
    }

    /// <summary>The lowest of the levels told: what somebody reaches in all of them.</summary>
    private static string? Cefr(XElement element) =>
        OfLanguage(element).Select(one => one.Child("Score")?.Value.Trim().ToUpperInvariant()).Where(level => level is not null && FactField.CefrLevels.Contains(level)).Min(StringComparer.Ordinal);

    private static IEnumerable<XElement> OfLanguage(XElement element) => element.Children("CompetencyDimension").Where(one => one.Child("CompetencyDimensionTypeCode")?.Value.StartsWith(FrameworkOfLanguages, StringComparison.Ordinal) == true);

    private static IEnumerable<XElement> Made(string level) =>
        Dimensions.Select(name => new XElement(Eures + "CompetencyDimension", new XElement(Hr + "CompetencyDimensionTypeCode", name), new XElement(Eures + "Score", new XElement(Hr + "ScoreText", level))));
}
