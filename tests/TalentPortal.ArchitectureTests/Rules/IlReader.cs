using System.Reflection;
using System.Reflection.Emit;

namespace TalentPortal.ArchitectureTests.Rules;

/// <summary>Reads which types the code of a type names, the state machines of its async methods and lambdas included.</summary>
internal static class IlReader
{
    private const BindingFlags All = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    private static readonly OpCode[] OneByte = new OpCode[256];
    private static readonly OpCode[] TwoByte = new OpCode[256];

    static IlReader()
    {
        foreach (var field in typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static))
        {
            var code = (OpCode)field.GetValue(null)!;
            var value = (ushort)code.Value;
            if (value < 0x100) OneByte[value] = code;
            else if ((value & 0xff00) == 0xfe00) TwoByte[value & 0xff] = code;
        }
    }

    /// <summary>Every type that <paramref name="type"/> names in its signatures, attributes and code.</summary>
    public static IReadOnlySet<Type> TypesNamedBy(Type type)
    {
        var found = new HashSet<Type>();
        Collect(type, found);
        return found;
    }

    private static void Collect(Type type, HashSet<Type> found)
    {
        Add(type.BaseType, found);
        foreach (var contract in type.GetInterfaces()) Add(contract, found);
        foreach (var attribute in type.GetCustomAttributesData()) Add(attribute.AttributeType, found);
        foreach (var field in type.GetFields(All)) Add(field.FieldType, found);
        foreach (var property in type.GetProperties(All))
        {
            Add(property.PropertyType, found);
            foreach (var attribute in property.GetCustomAttributesData()) Add(attribute.AttributeType, found);
        }

        foreach (var method in type.GetMethods(All).Cast<MethodBase>().Concat(type.GetConstructors(All))) CollectMethod(method, found);
        // Compiler-made classes hold the bodies of async methods, iterators and lambdas.
        foreach (var nested in type.GetNestedTypes(All).Where(nested => nested.Name.StartsWith('<'))) Collect(nested, found);
    }

    private static void CollectMethod(MethodBase method, HashSet<Type> found)
    {
        foreach (var parameter in method.GetParameters()) Add(parameter.ParameterType, found);
        if (method is MethodInfo { ReturnType: var result }) Add(result, found);
        if (method.GetMethodBody() is not { } body) return;
        foreach (var local in body.LocalVariables) Add(local.LocalType, found);
        var il = body.GetILAsByteArray() ?? [];
        var typeArguments = method.DeclaringType is { IsGenericType: true } declaring ? declaring.GetGenericArguments() : null;
        var methodArguments = method.IsGenericMethod ? method.GetGenericArguments() : null;
        for (var at = 0; at < il.Length;)
        {
            OpCode code;
            if (il[at] == 0xfe)
            {
                code = TwoByte[il[at + 1]];
                at += 2;
            }
            else
            {
                code = OneByte[il[at]];
                at++;
            }

            if (code.OperandType is OperandType.InlineMethod or OperandType.InlineField or OperandType.InlineType or OperandType.InlineTok)
                CollectToken(method.Module, BitConverter.ToInt32(il, at), typeArguments, methodArguments, found);
            at += SizeOf(code.OperandType, il, at);
        }
    }

    private static void CollectToken(Module module, int token, Type[]? typeArguments, Type[]? methodArguments, HashSet<Type> found)
    {
        try
        {
            switch (module.ResolveMember(token, typeArguments, methodArguments))
            {
                case Type type:
                    Add(type, found);
                    break;
                case MethodInfo called:
                    Add(called.DeclaringType, found);
                    Add(called.ReturnType, found);
                    foreach (var argument in called.IsGenericMethod ? called.GetGenericArguments() : []) Add(argument, found);
                    break;
                case { } member:
                    Add(member.DeclaringType, found);
                    break;
            }
        }
        catch (ArgumentException)
        {
            // A signature that only the runtime understands names no type of ours.
        }
    }

    private static int SizeOf(OperandType operand, byte[] il, int at) => operand switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(il, at)),
        _ => 4,
    };

    private static void Add(Type? type, HashSet<Type> found)
    {
        if (type is null || type.IsGenericParameter) return;
        if (type.HasElementType)
        {
            Add(type.GetElementType(), found);
            return;
        }

        if (type.IsGenericType && !type.IsGenericTypeDefinition)
        {
            if (found.Add(type.GetGenericTypeDefinition()))
            {
                // nothing more to do for the definition
            }

            foreach (var argument in type.GetGenericArguments()) Add(argument, found);
            return;
        }

        found.Add(type);
    }
}
