using System.Globalization;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Features.Living.Domain;
using TalentPortal.Features.Reference.Domain;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Living;

/// <summary>What cities and services are called in words.</summary>
internal static class LivingWords
{
    extension(IStringLocalizer<LivingText> texts)
    {
        /// <summary>Hours of the week: "Mon to Fri 09:00–12:00, 14:00–17:30; Sat 09:00–12:00".</summary>
        public string Hours(OpeningHours hours) => hours.IsAlways ? texts["Hours_Always"] : string.Join(texts["Hours_Semicolon"], hours.Lines.Select(texts.Line));

        public string Languages(IEnumerable<string> codes) => string.Join(texts["Living_Comma"], codes.Select(code => ReferenceData.Languages.Find(code)?.Name(Platform.Tenancy.Languages.Current) ?? code));

        public string Place(string? code) => code is null ? texts["Place_Country"].Value : PlaceName(code);

        public IReadOnlyList<Choice> Kinds() => [.. Enum.GetNames<ServiceKind>().Select(name => new Choice(name, texts["Kind_" + name]))];

        private string Line(OpeningHours.Line line)
        {
            var days = line.From == line.To ? DayName(line.From) : texts["Hours_Days", DayName(line.From), DayName(line.To)].Value;
            return $"{days} {string.Join(texts["Living_Comma"], line.Spans.Select(span => $"{Time(span.From)}–{Time(span.To)}"))}";
        }
    }

    public static string PlaceName(string code) =>
        ReferenceData.Divisions.Find(code)?.ShortName(Platform.Tenancy.Languages.Current) ?? ReferenceData.Districts.Find(code)?.Name(Platform.Tenancy.Languages.Current) ?? code;

    private static string DayName(DayOfWeek day) => CultureInfo.CurrentUICulture.DateTimeFormat.GetAbbreviatedDayName(day);

    private static string Time(TimeOnly time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);
}
