using Microsoft.Extensions.Localization;
using TalentPortal.Features.Imports.Domain;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Imports;

/// <summary>Says what is wrong with a line, by the heading that its sender knows.</summary>
internal static class ImportWriting
{
    public static string Say(IStringLocalizer<ImportsText> texts, LineFault fault, IReadOnlyList<string> columns, IReadOnlyList<string> map)
    {
        var column = Enumerable.Range(0, map.Count).FirstOrDefault(i => map[i] == fault.Field, -1);
        var name = column >= 0 ? columns[column] : ImportField.Find(fault.Field)?.NameIn(Languages.Current) ?? fault.Field;
        var text = texts["Fault_" + fault.Kind, [.. fault.Values]];
        return texts["Fault", name, text.ResourceNotFound ? texts["Fault_Unfit"].Value : text.Value];
    }
}
