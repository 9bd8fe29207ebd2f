using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Features.Documents.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Shell;

namespace TalentPortal.Features.Documents;

/// <summary>What is said of a document, new or there.</summary>
public sealed partial class SaveDocumentPage
{
    private FormErrors _errors = FormErrors.None;
    private DocumentKind? _kind;
    private bool _hasChanged;

    [Inject] private PortalSender Sender { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private IStringLocalizer<DocumentsText> T { get; set; } = null!;

    [Inject] private IStringLocalizer<SharedText> Shared { get; set; } = null!;

    /// <summary>Code of a new one.</summary>
    [Parameter] public string? Kind { get; set; }

    /// <summary>The document that is changed.</summary>
    [Parameter] public Guid? Id { get; set; }

    /// <summary>Whose it will most likely be, as a list said that led here.</summary>
    [SupplyParameterFromQuery(Name = "for")] private string? For { get; set; }

    [SupplyParameterFromForm(FormName = "document")] private Typed Form { get; set; } = null!;

    private string Title => T[Id is null ? "SaveDocument_NewTitle" : "SaveDocument_Title", _kind!.Name.In(Languages.Current)];

    private List<Choice> Bearers => ChoicesOf<Bearer>("Bearer_");

    private List<Choice> Steps => ChoicesOf<PaperStep>("Step_");

    protected override async Task OnInitializedAsync()
    {
        var wasPosted = Form is not null;
        Form ??= new Typed();
        if ((await Sender.Send(new BrowseDocuments())).OrNotFound(Navigation) is not { } mine) return;
        var document = mine.Documents.FirstOrDefault(document => document.Id == Id);
        _kind = Id is null ? DocumentKinds.Find(Kind) : document?.Kind;
        if (_kind is null) Navigation.NotFound();
        else if (!mine.HasProfile) Navigation.NavigateTo("me/documents");
        else if (!wasPosted) Form = document is null ? new Typed { Bearer = Enum.TryParse<Bearer>(For, out var bearer) && Enum.IsDefined(bearer) ? bearer.ToString() : nameof(Bearer.Self) } : Typed.Of(document);
    }

    private async Task Save()
    {
        var outcome = await Sender.Send(new SaveDocument(
            Id, _kind?.Code, Typed.Choice<Bearer>(Form.Bearer), Form.CountryCode, Form.Number, Typed.Day(Form.IssuedOn), Typed.Day(Form.ExpiresOn), Typed.Choice<PaperStep>(Form.Translation), Typed.Choice<PaperStep>(Form.Legalisation),
            uint.TryParse(Form.Version, NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : null));
        _errors = outcome.ToErrors(T, Shared);
        if (outcome.Kind == OutcomeKind.Conflict) await ShowChange();
        if (outcome.IsOk) Navigation.NavigateTo($"me/documents/{outcome.Value.Id}?done={(Id is null ? "added" : "saved")}");
    }

    /// <summary>Saved meanwhile in another window: what was typed stays, and wins when it is sent again.</summary>
    private async Task ShowChange()
    {
        if ((await Sender.Send(new BrowseDocuments())).OrNotFound(Navigation)?.Documents.FirstOrDefault(document => document.Id == Id) is not { } saved) return;
        (_hasChanged, _errors, Form.Version) = (true, FormErrors.None, saved.Version.ToString(CultureInfo.InvariantCulture));
    }

    private List<Choice> ChoicesOf<TEnum>(string prefix)
        where TEnum : struct, Enum => [.. Enum.GetValues<TEnum>().Select(value => new Choice(value.ToString(), T[prefix + value]))];

    /// <summary>The form as it was typed: text throughout, so that nothing is lost that cannot be read.</summary>
    public sealed class Typed
    {
        public string? Bearer { get; set; }

        public string? CountryCode { get; set; }

        public string? Number { get; set; }

        public string? IssuedOn { get; set; }

        public string? ExpiresOn { get; set; }

        public string? Translation { get; set; }

        public string? Legalisation { get; set; }

        public string? Version { get; set; }

        internal static Typed Of(BrowseDocumentsResult.Document document) => new()
        {
            Bearer = document.Facts.Bearer.ToString(),
            CountryCode = document.Facts.CountryCode,
            Number = document.Number,
            IssuedOn = Text(document.Facts.IssuedOn),
            ExpiresOn = Text(document.Facts.ExpiresOn),
            Translation = document.Facts.Translation.ToString(),
            Legalisation = document.Facts.Legalisation.ToString(),
            Version = document.Version.ToString(CultureInfo.InvariantCulture),
        };

        /// <summary>What is none of the choices becomes one that the validator refuses with a text; nothing is the first.</summary>
        internal static TEnum Choice<TEnum>(string? text)
            where TEnum : struct, Enum => string.IsNullOrEmpty(text) ? default : Enum.TryParse<TEnum>(text, out var value) ? value : (TEnum)(object)-1;

        /// <summary>What is no date becomes one that the validator refuses.</summary>
        internal static DateOnly? Day(string? text) =>
            string.IsNullOrWhiteSpace(text) ? null : DateOnly.TryParseExact(text.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : DateOnly.MinValue;

        private static string? Text(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    }
}
