using TalentPortal.Features.Guides.Domain;
using TalentPortal.Platform.Messaging;

namespace TalentPortal.Features.Guides;

/// <summary>A guide as it is typed: texts throughout, so that nothing is lost that cannot be read.</summary>
public sealed class GuideDraft
{
    /// <summary>The lines of the head by their names, see <see cref="GuideHeadFields"/>; lists have commas between their words.</summary>
    public Dictionary<string, string?> Head { get; set; } = new(StringComparer.Ordinal);

    public List<PartDraft> Parts { get; set; } = [];

    /// <summary>What is new in this version, for those who read the list of versions.</summary>
    public string? NoteZh { get; set; }

    public string? NoteEn { get; set; }

    /// <summary>A guide as it would be typed.</summary>
    public static GuideDraft Of(GuideText text, string? noteZh = null, string? noteEn = null) => new()
    {
        Head = GuideHeadFields.All.ToDictionary(field => field.Name, field => Typed(field.Write(text.Head)), StringComparer.Ordinal),
        Parts = [.. text.Parts.Select(PartDraft.Of)],
        NoteZh = noteZh,
        NoteEn = noteEn,
    };

    /// <summary>What it says. Everything wrong is told by its field.</summary>
    /// <param name="before">Earlier texts, the nearest first: a text that stands in one of them is as old as it is there.</param>
    internal (GuideText Text, IReadOnlyList<Invalidity> Wrong) Read(IReadOnlyList<GuideText> before, GuideKnown known, DateOnly today)
    {
        List<Invalidity> wrong = [];
        var head = GuideHead.Empty;
        foreach (var field in GuideHeadFields.All)
        {
            var typed = Head.GetValueOrDefault(field.Name)?.Trim() ?? "";
            if (field.Read(head, GuideHeadFields.IsList(field.Name) ? $"[{typed}]" : typed) is { } read) head = read;
            else wrong.Add(new(field.Name, "SaveGuideDraft_Unreadable"));
        }

        List<GuidePart> parts = [];
        foreach (var (at, typed) in Parts.Index())
        {
            var (part, faults) = typed.Read(before, known, today);
            parts.Add(part);
            wrong.AddRange(faults.Select(fault => new Invalidity($"Parts[{at}].{fault.Field}", fault.Text)));
        }

        if (parts.Count is 0 or > GuideText.PartsMost) wrong.Add(new("Parts", new TextKey("SaveGuideDraft_PartsMost", GuideText.PartsMost)));
        foreach (var twice in parts.Select((part, at) => (part.Name, At: at)).GroupBy(one => one.Name, StringComparer.Ordinal).SelectMany(group => group.Skip(1))) wrong.Add(new($"Parts[{twice.At}].Id", "Fault_Twice"));
        var text = new GuideText(head, parts);
        wrong.AddRange(GuideBodies.Unknown(text with { Parts = [] }, known).Select(fault => new Invalidity(FieldOf(fault, head), new TextKey("Fault_" + fault.Kind, fault.Subject))));
        if (wrong.Count == 0 && GuideFile.Write(text).Length > GuideText.Max) wrong.Add(new("Parts", new TextKey("Fault_Long", GuideText.Max)));
        return (text, wrong);
    }

    private static string FieldOf(GuideFault fault, GuideHead head) => fault.Kind switch
    {
        GuideFaultKind.Source => "source",
        GuideFaultKind.Rule => "rules",
        _ => head.Links.Where(link => link.Key == fault.Subject).Select(link => GuideWordLists.Word(link.Kind)).FirstOrDefault("related"),
    };

    private static string? Typed(string? value) => value is ['[', .. var inner, ']'] ? inner : value;
}

/// <summary>A part of a guide as it is typed: a block in both languages, or the table of a rule.</summary>
public sealed class PartDraft
{
    public string? Id { get; set; }

    /// <summary>Words with commas between them.</summary>
    public string? Audience { get; set; }

    public string? Zh { get; set; }

    public string? En { get; set; }

    /// <summary>It is a rule, and <see cref="Id"/> its code.</summary>
    public bool IsRule { get; set; }

    /// <summary>Table or list, where it is a rule.</summary>
    public string? Shape { get; set; }

    private string[] Words => (Audience ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Whether it is for them alone, among others.</summary>
    internal bool IsFor(string word) => Words.Contains(word);

    internal void For(string word, bool isFor) => Audience = string.Join(", ", GuideWordLists.Audiences.Where(one => one == word ? isFor : IsFor(one)));

    internal static PartDraft Of(GuidePart part) => part switch
    {
        GuideRule rule => new() { Id = rule.Code, IsRule = true, Shape = GuideWordLists.Word(rule.As) },
        GuideBlock block => new() { Id = block.Id, Audience = string.Join(", ", block.Audience), Zh = block.Zh, En = block.En },
        _ => new(),
    };

    internal (GuidePart Part, IReadOnlyList<Invalidity> Wrong) Read(IReadOnlyList<GuideText> before, GuideKnown known, DateOnly today)
    {
        List<Invalidity> wrong = [];
        var name = Id?.Trim() ?? "";
        if (IsRule)
        {
            if (!GuideHeadFields.IsPlainCode(name)) wrong.Add(new(nameof(Id), "SaveGuideDraft_Unreadable"));
            else if (!known.Rule(name)) wrong.Add(new(nameof(Id), new TextKey("Fault_Rule", name)));
            return (new GuideRule(name, GuideWordLists.Find<RuleShape>(Shape) ?? RuleShape.Table), wrong);
        }

        if (!GuideHeadFields.IsKey(name) || name.Length > GuideBlock.IdMax) wrong.Add(new(nameof(Id), "SaveGuideDraft_IdWrong"));
        var audience = Words;
        if (!audience.All(GuideWordLists.Audiences.Contains)) wrong.Add(new(nameof(Audience), "SaveGuideDraft_Unreadable"));
        var (zh, en) = (Body(nameof(Zh), Zh), Body(nameof(En), En));
        var earlier = before.Select(text => text.Blocks.FirstOrDefault(block => block.Id == name)).OfType<GuideBlock>().ToList();
        return (new GuideBlock(
            name, audience, zh, en, earlier.Where(block => block.Zh == zh).Select(block => (DateOnly?)block.ZhOn).FirstOrDefault() ?? today, earlier.Where(block => block.En == en).Select(block => (DateOnly?)block.EnOn).FirstOrDefault() ?? today), wrong);

        string Body(string field, string? typed)
        {
            var body = (typed ?? "").ReplaceLineEndings("\n").TrimEnd();
            wrong.AddRange(GuideBodies.FaultsOf(body, name, 0).Concat(GuideBodies.Unknown(body, 0, known)).Select(fault => new Invalidity(field, new TextKey("Fault_" + fault.Kind, fault.Subject))));
            if (body.Split('\n').Any(line => line.StartsWith(":::", StringComparison.Ordinal) || line is "## zh" or "## en") || !Platform.Text.PlainText.IsStorable(body)) wrong.Add(new(field, "SaveGuideDraft_Unreadable"));
            return body;
        }
    }
}
