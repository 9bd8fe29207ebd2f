using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Features.Jobs.Domain;
using TalentPortal.Features.Reference.Domain;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Jobs;

/// <summary>Which languages a position asks for besides Chinese.</summary>
public sealed partial class LanguagePicker
{
    private const string UsualLevel = "B2";

    private string? _code;
    private string _level = UsualLevel;
    private int _round;

    [Inject] private IStringLocalizer<JobsText> T { get; set; } = null!;

    /// <summary>Changed in place.</summary>
    [Parameter, EditorRequired] public required JobFields Fields { get; set; }

    /// <summary>Something was chosen.</summary>
    [Parameter] public EventCallback Changed { get; set; }

    private IEnumerable<SpokenLanguage> Offered => ReferenceData.Languages.Where(language => language.Code != "zh" && Fields.Languages.All(one => one.Code != language.Code));

    private static string Name(string code) => ReferenceData.Languages.Find(code)?.Name(Languages.Current) ?? code;

    private Task Add() => string.IsNullOrEmpty(_code) ? Task.CompletedTask : Put(Fields.Languages.Append(new(_code, _level)));

    private Task Put(IEnumerable<JobLanguage> languages)
    {
        Fields.Languages = new([.. languages]);
        (_code, _level) = (null, UsualLevel);
        _round++;
        return Changed.InvokeAsync();
    }
}
