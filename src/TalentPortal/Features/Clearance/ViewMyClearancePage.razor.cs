using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Features.Clearance.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Shell;

namespace TalentPortal.Features.Clearance;

/// <summary>Where a talent answers the clearance questions of a case, and reads what became of them.</summary>
public sealed partial class ViewMyClearancePage
{
    private const string Read = "_read";
    private const string Version = "_version";

    private ViewMyClearanceResult? _found;
    private FormErrors _errors = FormErrors.None;
    private IReadOnlyList<Choice> _countries = [];
    private IReadOnlyList<Reminder> _reminders = [];

    [Inject] private PortalSender Sender { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private IStringLocalizer<ClearanceText> T { get; set; } = null!;

    [Inject] private IStringLocalizer<SharedText> Shared { get; set; } = null!;

    [CascadingParameter] private SiteContext? Site { get; set; }

    /// <summary>Of the case.</summary>
    [Parameter] public Guid Id { get; set; }

    /// <summary>The form as it was typed, by the questions' keys: lists throughout, as some questions take many answers.</summary>
    [SupplyParameterFromForm(FormName = "clearance")] private Dictionary<string, List<string>?> Form { get; set; } = null!;

    [SupplyParameterFromQuery(Name = "done")] private string? Done { get; set; }

    private bool IsSent => Done == "sent";

    /// <summary>Answers are given at the tenant whose case it is.</summary>
    private bool IsHere => _found?.Tenant.Slug == Site?.Look.Slug;

    private bool HasRead => Form.GetValueOrDefault(Read) is [not "", ..];

    private string? Hidden => Form.GetValueOrDefault(Version)?.FirstOrDefault();

    private IEnumerable<(Question Question, string Text)> Answered =>
        ClearanceQuestions.Current.Questions.Select(question => (question, ClearanceWords.Of(question, _found!.Answers.FirstOrDefault(answer => answer.Key == question.Key)?.Text) ?? "")).Where(line => line.Item2.Length > 0);

    protected override async Task OnInitializedAsync()
    {
        var wasPosted = Form is { Count: > 0 };
        Form ??= [];
        _countries = ClearanceWords.Countries;
        _found = (await Sender.Send(new ViewMyClearance(Id))).OrNotFound(Navigation);
        if (_found is not { } found) return;
        _reminders = Obligations.For(found.Answers.FirstOrDefault(answer => answer.Key == ClearanceQuestions.EmployerCountry)?.Text);
        if (wasPosted) return;
        foreach (var answer in found.Answers) Form[answer.Key] = [.. Split(answer)];
        Form[Version] = [found.Version?.ToString(CultureInfo.InvariantCulture) ?? ""];
    }

    /// <summary>The chosen options of a question that takes many; else the one answer.</summary>
    private static string[] Split(ClearanceAnswer answer) =>
        ClearanceQuestions.Current.Questions.FirstOrDefault(question => question.Key == answer.Key)?.Kind == QuestionKind.Many ? (answer.Text ?? "").Split(' ') : [answer.Text ?? ""];

    private List<string> Typed(Question question) => Form.GetValueOrDefault(question.Key) ?? [];

    private async Task Send()
    {
        var answers = ClearanceQuestions.Current.Questions.Select(question => new ClearanceAnswer(question.Key, string.Join(' ', Typed(question)))).ToList();
        var version = uint.TryParse(Hidden, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : (uint?)null;
        var outcome = await Sender.Send(new AnswerClearance(Id, answers, HasRead, version));
        _errors = outcome.ToErrors(T, Shared);
        // What was typed stays in the form; the next attempt is against what is saved now.
        if (outcome.Kind == OutcomeKind.Conflict) Form[Version] = [_found?.Version?.ToString(CultureInfo.InvariantCulture) ?? ""];
        if (outcome.IsOk) Navigation.NavigateTo($"me/clearance/{Id}?done=sent");
    }
}
