using System.Globalization;
using Microsoft.AspNetCore.Components;
using TalentPortal.Features.Family.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Shell;

namespace TalentPortal.Features.Family;

/// <summary>What a person wishes for a move of two, with a switch for each part that the partner may read.</summary>
public sealed partial class SaveWishesPage
{
    [SupplyParameterFromForm(FormName = "wishes")] private Input Form { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        var wasPosted = Form is not null;
        Form ??= new();
        if ((await Sender.Send(new ViewMyFamily(), Http.RequestAborted)).OrNotFound(Navigation) is not { } mine) return;
        if (mine.State != PartnerState.Linked) Navigation.NavigateTo("me/family");
        else if (!wasPosted) Show(mine);
    }

    private void Show(ViewMyFamilyResult mine)
    {
        foreach (var wish in mine.Mine)
        {
            var (places, open) = (FamilyWords.Places(wish.Places, T), wish.IsOpen ? "true" : null);
            if (wish.Kind == WishKind.Cities) (Form.Cities, Form.OpenCities) = (places, open);
            else (Form.Industry, Form.Level, Form.Places, Form.StartsOn, Form.OpenWork) = (wish.IndustryCode, wish.Level?.ToString(), places, wish.StartsOn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), open);
        }
    }

    private async Task Save()
    {
        // What is in no list, or no date, becomes what the validator refuses.
        WorkLevel? level = string.IsNullOrEmpty(Form.Level) ? null : Enum.GetNames<WorkLevel>().Contains(Form.Level) ? Enum.Parse<WorkLevel>(Form.Level) : (WorkLevel)(-1);
        DateOnly? from = string.IsNullOrWhiteSpace(Form.StartsOn) ? null : DateOnly.TryParseExact(Form.StartsOn, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : DateOnly.MinValue;
        if (await Submit(new SaveWishes(Form.OpenWork is not null, Form.Industry, level, Form.Places, from, Form.OpenCities is not null, Form.Cities)) is not null) Navigation.NavigateTo("me/family?done=wishes");
    }

    public sealed class Input
    {
        public string? Industry { get; set; }

        public string? Level { get; set; }

        public string? Places { get; set; }

        public string? StartsOn { get; set; }

        public string? OpenWork { get; set; }

        public string? Cities { get; set; }

        public string? OpenCities { get; set; }
    }
}
